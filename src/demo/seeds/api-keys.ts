import type { Persona } from '~/demo/data/personas'
import type { ApiKeyRow } from '~/demo/data/rows'
import type { DataScenario } from '~/demo/data/scenarios'
import { createRandom, makeAlphanumeric, makeUuid, type Random } from '~/demo/lib/seeded-random'
import { DAY, MINUTE } from '~/demo/lib/time'
import { halTimestamp } from '~/demo/lib/timestamps'
import { makeName } from './generated-names'

/** Creates a user's initial API keys. The same arguments always create the same keys. */
export function seedApiKeys(data: DataScenario, persona: Persona, now: number): ApiKeyRow[] {
  if (!persona.hasData || data === 'empty') return []
  const random = createRandom(`${persona.id} ${data}`)
  const typicalKeys = createTypicalKeys(random, now)
  if (data === 'no-default-key') return typicalKeys.filter(({ name }) => name !== 'default')
  if (!data.startsWith('keys-')) return typicalKeys
  return addGeneratedKeys(typicalKeys, Number(data.replace('keys-', '')), random, now)
}

function createTypicalKeys(random: Random, now: number): ApiKeyRow[] {
  const rows: [name: string, clientId: string, createdDaysAgo: number, modifiedDaysAgo: number][] = [
    ['default', 'NS8GpDxYIWxkozpLr0jGQTgTIpzjTXRG', 221, 221],
    ['SIT-generated api key (2026-04-15T10:46:52.283429095)', 'cWCkIIYywkRQsOIqN9JJeEw3Raqjr3Ci', 221, 221],
    ['notebooks', 'hX0bVq2TgLm8ZsR5nKdYwE1uJpAf7CcK', 391, 391],
    ['meltano-scheduler (prod)', 'R2vEs9WcNx4BtHqKj7YgPzLd3FoUm1Zu', 64, 36],
    ['CI deploy', 'Wf3kTz6RbMv1XnQeJ8sYdGhLu2Ca9QxT', 12, 12],
    ['laptop-2026-11', 'c7LpQ2mVwT8sKfB4nRzXeJ1uGhY0Yd0a', 3, 1.2],
  ]
  return rows.map(([name, clientId, createdDaysAgo, modifiedDaysAgo], index) =>
    createKey({
      random,
      name,
      clientId,
      // The app's clock counts whole minutes: without the five minutes, "3 days ago" would read "2 days ago". The second
      // between keys imitates real accounts, whose first two keys are created right after each other.
      created: now - createdDaysAgo * DAY - 5 * MINUTE + index * 1022,
      modified: now - modifiedDaysAgo * DAY - 5 * MINUTE,
    }),
  )
}

function addGeneratedKeys(typicalKeys: ApiKeyRow[], total: number, random: Random, now: number): ApiKeyRow[] {
  const generated = Array.from({ length: Math.max(0, total - typicalKeys.length) }, (_, index) => {
    const created = now - (1 + random() * 1000) * DAY
    const isUnmodified = random() < 0.6
    return createKey({
      random,
      name: makeName(random, index),
      clientId: makeAlphanumeric(random, 32),
      created,
      modified: isUnmodified ? created : created + random() * (now - created),
    })
  })
  return [...typicalKeys, ...generated].slice(0, total)
}

type KeySeed = { random: Random; name: string; clientId: string; created: number; modified: number }

function createKey({ random, name, clientId, created, modified }: KeySeed): ApiKeyRow {
  // The API sets "lastModified" of an unmodified key one microsecond after "created".
  const isUnmodified = modified - created < MINUTE
  const microseconds = Math.floor(random() * 999)
  return {
    id: makeUuid(random),
    created: halTimestamp(created, threeDigits(microseconds)),
    lastModified: isUnmodified
      ? halTimestamp(created, threeDigits(microseconds + 1))
      : halTimestamp(modified, threeDigits(microseconds)),
    name,
    clientId,
  }
}

function threeDigits(microseconds: number): string {
  return `${microseconds}`.padStart(3, '0')
}
