import type { BuiltFile, MeasuredBuild } from './measure-build.ts'

/** The sizes of the first load's JavaScript, in bytes, when `npm run size -- --record` last accepted them. */
export type Baseline = { firstLoadBr: number; firstLoadRaw: number }
export type Check = { measure: string; value: string; budget: string; isWithinBudget: boolean }

/** 1 kB is 1,000 bytes. */
export const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`

const limits = {
  // The packages alone take 114 kB of this limit. A change that raises the limit must explain why. Raw bytes have their
  // own limit, because brotli hides duplicated code.
  firstLoadBr: 146_000,
  firstLoadRaw: 660_000,
  firstLoadCss: 10_000,
  lazy: 25_000,
  /** The growth beyond the accepted baseline that passes without a new --record. */
  growth: { br: 3_000, raw: 12_000 },
  // A build with the SDK as it is published, for an urgent fix (SECURITY.md).
  ...(process.env['LATCHKEY_PUBLISHED_SDK'] && {
    firstLoadBr: 195_000,
    firstLoadRaw: 950_000,
    growth: { br: 55_000, raw: 430_000 },
  }),
}

export function sumOf(files: BuiltFile[]): Pick<BuiltFile, 'raw' | 'br'> {
  return files.reduce((sum, { raw, br }) => ({ raw: sum.raw + raw, br: sum.br + br }), { raw: 0, br: 0 })
}

export const firstLoad = (files: BuiltFile[], extension: '.js' | '.css') =>
  files.filter(({ loaded, path }) => loaded === 'first load' && path.endsWith(extension))

/** Compares the sizes of a build with the budget. */
export function checkSizes({ files, lazyEntries, contents }: MeasuredBuild, baseline: Baseline): Check[] {
  const js = sumOf(firstLoad(files, '.js'))
  const css = sumOf(firstLoad(files, '.css'))
  const heaviest = lazyEntries.toSorted((one, other) => other.br - one.br)[0]
  const fonts = webFonts(contents)
  const copies = copiesOfAuth0(contents)
  const atMost = (measure: string, value: number, limit: number): Check => ({
    measure,
    value: kB(value),
    budget: `≤ ${kB(limit)}`,
    isWithinBudget: value <= limit,
  })
  return [
    atMost('first-load JS, brotli', js.br, limits.firstLoadBr),
    atMost('first-load JS, raw', js.raw, limits.firstLoadRaw),
    atMost('first-load JS, brotli, against the baseline', js.br, baseline.firstLoadBr + limits.growth.br),
    atMost('first-load JS, raw, against the baseline', js.raw, baseline.firstLoadRaw + limits.growth.raw),
    atMost('first-load CSS, brotli', css.br, limits.firstLoadCss),
    atMost(`heaviest click (${heaviest?.path ?? 'none'}), brotli`, heaviest?.br ?? 0, limits.lazy),
    // Every build has lazy chunks. Zero means that this check no longer finds them.
    {
      measure: 'chunks behind an import()',
      value: `${lazyEntries.length}`,
      budget: '≥ 1',
      isWithinBudget: lazyEntries.length > 0,
    },
    { measure: 'web fonts', value: fonts.join(', ') || 'none', budget: 'none', isWithinBudget: fonts.length === 0 },
    { measure: 'copies of the Auth0 SDK', value: `${copies}`, budget: '1', isWithinBudget: copies === 1 },
  ]
}

function webFonts(contents: Map<string, Buffer>): string[] {
  const isFont = (path: string) => /\.(woff2?|ttf|otf|eot)$/.test(path)
  const definesFont = (path: string, content: Buffer) =>
    path.endsWith('.css') && /@font-face\b/i.test(content.toString())
  return [...contents].filter(([path, content]) => isFont(path) || definesFont(path, content)).map(([path]) => path)
}

/**
 * The storage key under which the SDK keeps a login in progress. Each copy of the SDK contains this string once. Zero
 * means that this check no longer recognizes the SDK.
 */
const AUTH0_STORAGE_KEY = 'a0.spajs.txs'

function copiesOfAuth0(contents: Map<string, Buffer>): number {
  return [...contents]
    .filter(([path]) => path.endsWith('.js'))
    .reduce((count, [, content]) => count + content.toString().split(AUTH0_STORAGE_KEY).length - 1, 0)
}
