export type Random = () => number

/** mulberry32, started from a text: the same text gives the same numbers in every browser. */
export function createRandom(text: string): Random {
  let state = [...text].reduce(
    (hash, letter) => Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619),
    2_166_136_261,
  )
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export function pick(random: Random, from: string[]): string {
  return from[Math.floor(random() * from.length)] ?? ''
}

export function makeText(random: Random, length: number): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
  return Array.from({ length }, () => letters[Math.floor(random() * letters.length)]).join('')
}

const TEAMS = ['analytics', 'billing', 'crm', 'data-platform', 'finance', 'growth', 'logistics', 'marketing', 'Ops']
const USES = ['Airflow', 'backfill', 'CI deploy', 'dbt', 'export', 'notebook', 'orchestrator', 'scheduler', 'webhook']
const PLACES = ['dev', 'EU', 'prod', 'staging', 'US-east', 'São Paulo', 'Köln', '東京']

/** What people call things: in both cases, with accents and brackets, again and again the same, and at great length. */
export function makeName(random: Random, index: number): string {
  const name = `${pick(random, TEAMS)} ${pick(random, USES)} (${pick(random, PLACES)})`
  if (index % 41 === 7) return `${name} – ${'kept for the yearly migration rehearsal, '.repeat(4)}do not delete`
  if (index % 29 === 3) return pick(random, TEAMS)
  return index % 3 === 0 ? `${name.replaceAll(' ', '-').toLowerCase()}-${index}` : `${name} ${index}`
}
