type Colour = [red: number, green: number, blue: number]

const WHITE: Colour = [255, 255, 255]
/** Not merely dark: only black and white together are readable on every colour. */
const BLACK: Colour = [0, 0, 0]
/** The grounds that coloured text lies on, light and dark. */
const LIGHT_GROUND: Colour = [244, 245, 247]
const DARK_GROUND: Colour = [26, 30, 37]
const READABLE = 4.5

/** Makes a brand's accent usable in both themes: text on it and text in it keep a contrast of 4.5 to 1. */
export function applyAccent(accent: string | undefined, root = document.documentElement): void {
  if (!accent) return
  const colour = parse(accent)
  const dark = towards(colour, WHITE, DARK_GROUND)
  const set = (name: string, light: Colour, inDark: Colour) =>
    root.style.setProperty(name, `light-dark(${css(light)}, ${css(inDark)})`)
  set('--accent', colour, dark)
  set('--accent-text', textOn(colour), textOn(dark))
  set('--accent-ink', towards(colour, BLACK, LIGHT_GROUND), dark)
  set('--accent-soft', mix(colour, WHITE, 0.9), mix(colour, BLACK, 0.8))
}

export function contrast(one: Colour, other: Colour): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

export function textOn(colour: Colour): Colour {
  return contrast(colour, WHITE) >= contrast(colour, BLACK) ? WHITE : BLACK
}

/** The colour, mixed with as much of the other as it takes to be readable on the ground. */
function towards(colour: Colour, other: Colour, ground: Colour): Colour {
  for (let share = 0; share <= 1; share += 0.05) {
    const mixed = mix(colour, other, share)
    if (contrast(mixed, ground) >= READABLE) return mixed
  }
  return other
}

function mix(one: Colour, other: Colour, share: number): Colour {
  return one.map((value, index) => Math.round(value + ((other[index] ?? 0) - value) * share)) as Colour
}

export function parse(hex: string): Colour {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as Colour
}

function css([red, green, blue]: Colour): string {
  return `rgb(${red} ${green} ${blue})`
}

/** Relative luminance, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map((value) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as Colour
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
