import { pick, type Random } from '~/demo/lib/seeded-random'

const TEAMS = ['analytics', 'billing', 'crm', 'data-platform', 'finance', 'growth', 'logistics', 'marketing', 'Ops']
const USES = ['Airflow', 'backfill', 'CI deploy', 'dbt', 'export', 'notebook', 'orchestrator', 'scheduler', 'webhook']
const PLACES = ['dev', 'EU', 'prod', 'staging', 'US-east', 'São Paulo', 'Köln', '東京']

/** Creates a name for a key or token. Mixes upper and lower case, accents, brackets, duplicates, and very long names. */
export function makeName(random: Random, index: number): string {
  const name = `${pick(random, TEAMS)} ${pick(random, USES)} (${pick(random, PLACES)})`
  if (index % 41 === 7) return `${name} – ${'kept for the yearly migration rehearsal, '.repeat(4)}do not delete`
  if (index % 29 === 3) return pick(random, TEAMS)
  return index % 3 === 0 ? `${name.replaceAll(' ', '-').toLowerCase()}-${index}` : `${name} ${index}`
}
