import type { BuiltFile, MeasuredBuild } from './measure-build.ts'

/** Bytes of the first load's JavaScript, as they were when somebody last looked and agreed. */
export type Recorded = { firstLoadBr: number; firstLoadRaw: number }
export type Check = { measure: string; value: string; budget: string; isFine: boolean }

/** 1 kB is 1,000 bytes. */
export const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`

const limits = {
  // The packages alone are 114 kB; raw bytes are bound too, since brotli hides whatever comes twice.
  firstLoadBr: 165_000,
  firstLoadRaw: 660_000,
  firstLoadCss: 10_000,
  lazy: 25_000,
  /** What a change may add before somebody has to agree to it. */
  growth: { br: 3_000, raw: 12_000 },
}

export function sumOf(files: BuiltFile[]): Pick<BuiltFile, 'raw' | 'br'> {
  return files.reduce((sum, { raw, br }) => ({ raw: sum.raw + raw, br: sum.br + br }), { raw: 0, br: 0 })
}

export const firstLoad = (files: BuiltFile[], ending: '.js' | '.css') =>
  files.filter(({ reached, path }) => reached === 'first' && path.endsWith(ending))

/** Holds a build to its budget. */
export function checkSizes({ files, lazyEntries, contents }: MeasuredBuild, recorded: Recorded): Check[] {
  const js = sumOf(firstLoad(files, '.js'))
  const css = sumOf(firstLoad(files, '.css'))
  const heaviest = lazyEntries.toSorted((one, other) => other.br - one.br)[0]
  const fonts = webFonts(contents)
  const copies = copiesOfAuth0(contents)
  const atMost = (measure: string, value: number, limit: number): Check => ({
    measure,
    value: kB(value),
    budget: `≤ ${kB(limit)}`,
    isFine: value <= limit,
  })
  return [
    atMost('first-load JS, brotli', js.br, limits.firstLoadBr),
    atMost('first-load JS, raw', js.raw, limits.firstLoadRaw),
    atMost('the same, brotli, over what is recorded', js.br, recorded.firstLoadBr + limits.growth.br),
    atMost('the same, raw, over what is recorded', js.raw, recorded.firstLoadRaw + limits.growth.raw),
    atMost('first-load CSS, brotli', css.br, limits.firstLoadCss),
    atMost(`heaviest click (${heaviest?.path ?? 'none'}), brotli`, heaviest?.br ?? 0, limits.lazy),
    // None at all would mean that they are not seen any more.
    {
      measure: 'chunks behind an import()',
      value: `${lazyEntries.length}`,
      budget: '≥ 1',
      isFine: lazyEntries.length > 0,
    },
    { measure: 'web fonts', value: fonts.join(', ') || 'none', budget: 'none', isFine: fonts.length === 0 },
    { measure: 'copies of the Auth0 SDK', value: `${copies}`, budget: '1', isFine: copies === 1 },
  ]
}

function webFonts(contents: Map<string, Buffer>): string[] {
  const isFont = (path: string) => /\.(woff2?|ttf|otf|eot)$/.test(path)
  const names = (path: string, content: Buffer) => path.endsWith('.css') && /@font-face\b/i.test(content.toString())
  return [...contents].filter(([path, content]) => isFont(path) || names(path, content)).map(([path]) => path)
}

/**
 * Where the SDK keeps a login under way. It is written once in its sources and once in each published file, so each
 * copy that gets into the build brings one more; none at all means that this check has gone blind.
 */
const AUTH0_MARK = 'a0.spajs.txs'

function copiesOfAuth0(contents: Map<string, Buffer>): number {
  return [...contents]
    .filter(([path]) => path.endsWith('.js'))
    .reduce((count, [, content]) => count + content.toString().split(AUTH0_MARK).length - 1, 0)
}
