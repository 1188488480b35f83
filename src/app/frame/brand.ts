import type { Config } from '~/config/config'

type Color = [red: number, green: number, blue: number]

const WHITE: Color = [255, 255, 255]
/** Pure black, because only pure black or pure white is readable on every background. */
const BLACK: Color = [0, 0, 0]
/** Background colors behind accent-colored text, light and dark theme. */
const LIGHT_BACKGROUND: Color = [244, 245, 247]
const DARK_BACKGROUND: Color = [26, 30, 37]
const MIN_CONTRAST = 4.5

/** Applies the brand of config.json, except what `latchkey prepare` writes into index.html. */
export function applyBrand({ accent, favicon }: Config['brand']): void {
  applyAccent(accent)
  if (favicon !== undefined) document.querySelector('link[rel=icon]')?.setAttribute('href', favicon)
}

/** Applies a brand's accent color. In both themes, text on and in the accent color has a contrast of at least 4.5:1. */
export function applyAccent(accent: string | undefined, root = document.documentElement): void {
  if (!accent) return
  const color = parse(accent)
  const dark = mixUntilReadable(color, WHITE, DARK_BACKGROUND)
  const set = (name: string, light: Color, inDark: Color) =>
    root.style.setProperty(name, `light-dark(${css(light)}, ${css(inDark)})`)
  set('--accent', color, dark)
  set('--accent-text', textOn(color), textOn(dark))
  set('--accent-ink', mixUntilReadable(color, BLACK, LIGHT_BACKGROUND), dark)
  set('--accent-soft', mix(color, WHITE, 0.9), mix(color, BLACK, 0.8))
}

export function contrast(one: Color, other: Color): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

export function textOn(color: Color): Color {
  return contrast(color, WHITE) >= contrast(color, BLACK) ? WHITE : BLACK
}

/** Mixes a color with black or white until it is readable on the background. */
function mixUntilReadable(color: Color, other: Color, background: Color): Color {
  for (let share = 0; share <= 1; share += 0.05) {
    const mixed = mix(color, other, share)
    if (contrast(mixed, background) >= MIN_CONTRAST) return mixed
  }
  return other
}

function mix(one: Color, other: Color, share: number): Color {
  return one.map((value, index) => Math.round(value + ((other[index] ?? 0) - value) * share)) as Color
}

export function parse(hex: string): Color {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as Color
}

function css([red, green, blue]: Color): string {
  return `rgb(${red} ${green} ${blue})`
}

/** Relative luminance, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(color: Color): number {
  const [red, green, blue] = color.map((value) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as Color
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
