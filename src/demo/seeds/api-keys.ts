import { createRandom, makeName, makeText, type Random } from '~/demo/lib/seeded-random'
import type { Persona } from '~/demo/data/personas'
import type { DataScenario } from '~/demo/data/scenarios'
import { wireInstant, type ApiKeyRow } from '~/demo/data/api-json'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** The keys that a person begins with. The same arguments always make the same keys. */
export function seedApiKeys(data: DataScenario, persona: Persona, now: number): ApiKeyRow[] {
  if (!persona.hasKeys || data === 'empty') return []
  const random = createRandom(`${persona.id} ${data}`)
  const usual = usualKeys(random, now)
  if (data === 'no-default-key') return usual.filter(({ name }) => name !== 'default')
  return data.startsWith('keys-') ? manyKeys(Number(data.replace('keys-', '')), random, now, usual) : usual
}

function usualKeys(random: Random, now: number): ApiKeyRow[] {
  const rows: [name: string, clientId: string, createdDaysAgo: number, modifiedDaysAgo: number][] = [
    ['default', 'NS8GpDxYIWxkozpLr0jGQTgTIpzjTXRG', 221, 221],
    ['SIT-generated api key (2026-04-15T10:46:52.283429095)', 'cWCkIIYywkRQsOIqN9JJeEw3Raqjr3Ci', 221, 221],
    ['notebooks', 'hX0bVq2TgLm8ZsR5nKdYwE1uJpAf7CcK', 391, 391],
    ['meltano-scheduler (prod)', 'R2vEs9WcNx4BtHqKj7YgPzLd3FoUm1Zu', 64, 36],
    ['CI deploy', 'Wf3kTz6RbMv1XnQeJ8sYdGhLu2Ca9QxT', 12, 12],
    ['laptop-2026-11', 'c7LpQ2mVwT8sKfB4nRzXeJ1uGhY0Yd0a', 3, 1.2],
  ]
  return rows.map(([name, clientId, created, modified], index) =>
    // A second apart, since the account's first two keys were made one right after the other; and minutes more than the
    // whole days, which would otherwise read as one day less on a clock that counts in minutes.
    makeKey({
      random,
      name,
      clientId,
      created: now - created * DAY - 5 * MINUTE + index * 1022,
      modified: now - modified * DAY - 5 * MINUTE,
    }),
  )
}

/** Any number of keys, the usual ones among them: names in both cases, with accents, brackets, repeats and great length. */
function manyKeys(count: number, random: Random, now: number, usual: ApiKeyRow[]): ApiKeyRow[] {
  const generated = Array.from({ length: Math.max(0, count - usual.length) }, (_, index) => {
    const created = now - (1 + random() * 1000) * DAY
    const isUntouched = random() < 0.6
    return makeKey({
      random,
      name: makeName(random, index),
      clientId: makeText(random, 32),
      created,
      modified: isUntouched ? created : created + random() * (now - created),
    })
  })
  return [...usual, ...generated].slice(0, count)
}

function makeKey(key: {
  random: Random
  name: string
  clientId: string
  created: number
  modified: number
}): ApiKeyRow {
  const { random, name, clientId, created, modified } = key
  // A key nobody touched was "last modified" one microsecond after it was created.
  const isUntouched = modified - created < 60_000
  const micros = Math.floor(random() * 999)
  return {
    id: makeUuid(random),
    created: wireInstant(created, digits(micros)),
    lastModified: isUntouched ? wireInstant(created, digits(micros + 1)) : wireInstant(modified, digits(micros)),
    name,
    clientId,
  }
}

function makeUuid(random: Random): string {
  const hex = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join('')
  const variant = '89ab'[Math.floor(random() * 4)]
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
}

function digits(micros: number): string {
  return `${micros}`.padStart(3, '0')
}
