/** The custom properties that a brand may set. src/styles/index.css has their values. */
export const BRAND_PROPERTIES: ReadonlySet<string> = new Set([
  '--bg',
  '--surface',
  '--raised',
  '--sunken',
  '--line',
  '--line-strong',
  '--edge',
  '--text',
  '--muted',
  '--faint',
  '--accent',
  '--accent-text',
  '--accent-ink',
  '--accent-soft',
  '--ok',
  '--warn',
  '--warn-soft',
  '--bad',
  '--bad-fill',
  '--bad-soft',
  '--bad-text',
])

/** Thrown for a stylesheet that is more than a list of colors. The message names the line. */
export class BrandCssError extends Error {
  override name = 'BrandCssError'
}

type Block = { selector: string; declarations: [name: string, value: string][] }
type Rule = Block | { media: 'dark' | 'light'; blocks: Block[] }

/**
 * Returns the colors of a brand's stylesheet as a new stylesheet, so that nothing which this parser did not understand
 * reaches a browser. Accepts blocks for `:root` and `[data-theme=…]`, also within `@media (prefers-color-scheme: …)`, with
 * the colors of BRAND_PROPERTIES. Throws a BrandCssError for everything else: a rule for an element could hide a warning or
 * move a button, and a URL could report what a user does.
 */
export function brandCss(source: string): string {
  return new Parser(source)
    .parse()
    .map((rule) =>
      'media' in rule ? `@media (prefers-color-scheme: ${rule.media}) {\n${text(rule.blocks)}}\n` : text([rule]),
    )
    .join('')
}

function text(blocks: Block[]): string {
  return blocks
    .map(
      ({ selector, declarations }) =>
        `${selector} {\n${declarations.map(([name, value]) => `  ${name}: ${value};\n`).join('')}}\n`,
    )
    .join('')
}

const COMMENT = /\/\*[^]*?\*\//g
const SPACE = /\s*/y
const MEDIA = /@media\s*\(\s*prefers-color-scheme\s*:\s*(dark|light)\s*\)\s*\{/y
const SELECTOR = /(:root)?(?:\[data-theme=(["']?)(dark|light)\2\])?\s*\{/y
const DECLARATION = /(--[\w-]+)\s*:([^:;{}]*)(?:;|(?=\}))/y
const END = /\}/y

class Parser {
  #at = 0
  readonly #source: string

  constructor(source: string) {
    // Spaces in place of comments keep the lines, and no accepted token can contain a comment.
    this.#source = source.replace(COMMENT, (comment) => comment.replace(/\S/g, ' '))
  }

  parse(): Rule[] {
    const rules: Rule[] = []
    while (!this.#isAtEnd()) {
      const [, media] = this.#take(MEDIA) ?? []
      if (media === 'dark' || media === 'light') rules.push({ media, blocks: this.#blocksUntilEnd() })
      else rules.push(this.#block())
    }
    return rules
  }

  #blocksUntilEnd(): Block[] {
    const blocks: Block[] = []
    while (!this.#take(END)) blocks.push(this.#block())
    return blocks
  }

  #block(): Block {
    const [head = '', root, , theme] = this.#take(SELECTOR) ?? []
    if (head === '' || head.startsWith('{'))
      throw this.#error('Expected a block for :root, [data-theme=dark] or [data-theme=light]')
    const declarations: Block['declarations'] = []
    while (!this.#take(END)) declarations.push(this.#declaration())
    return { selector: `${root ?? ''}${theme === undefined ? '' : `[data-theme=${theme}]`}`, declarations }
  }

  #declaration(): [string, string] {
    const start = this.#at
    const [, name = '', rest = ''] = this.#take(DECLARATION) ?? []
    if (name === '') throw this.#error('Expected a custom property such as --accent: #3d5bf5;')
    const value = rest.trim()
    if (!BRAND_PROPERTIES.has(name)) throw this.#error(`A brand cannot set ${name}`, start)
    if (!isColor(value)) throw this.#error(`The value of ${name} is not a color`, start)
    return [name, value]
  }

  #isAtEnd(): boolean {
    this.#skipSpace()
    return this.#at === this.#source.length
  }

  #skipSpace(): void {
    SPACE.lastIndex = this.#at
    SPACE.exec(this.#source)
    this.#at = SPACE.lastIndex
  }

  #take(pattern: RegExp): RegExpExecArray | null {
    this.#skipSpace()
    pattern.lastIndex = this.#at
    const match = pattern.exec(this.#source)
    if (match) this.#at = pattern.lastIndex
    return match
  }

  #error(message: string, at = this.#at): BrandCssError {
    SPACE.lastIndex = at
    SPACE.exec(this.#source)
    const line = this.#source.slice(0, SPACE.lastIndex).split('\n').length
    return new BrandCssError(`${message} (line ${line}).`)
  }
}

const FUNCTIONS = new Set([
  'rgb',
  'rgba',
  'hsl',
  'hsla',
  'hwb',
  'lab',
  'lch',
  'oklab',
  'oklch',
  'color',
  'color-mix',
  'light-dark',
])

/** Letters, digits and the punctuation of colors. No quote, backslash or "@": they would need a whole CSS parser. */
function isColor(value: string): boolean {
  if (!/^[\w#%.,/()\s+-]+$/.test(value) || /--/.test(value)) return false
  const functions = [...value.matchAll(/([\w-]*)\(/g)].map(([, name = '']) => name.toLowerCase())
  return functions.every((name) => FUNCTIONS.has(name)) && isBalanced(value)
}

function isBalanced(value: string): boolean {
  let depth = 0
  for (const character of value) {
    if (character === '(') depth += 1
    if (character === ')') depth -= 1
    if (depth < 0) return false
  }
  return depth === 0
}
