import type { Persona } from '~/demo/data/personas'
import { createRandom, makeUuid } from '~/demo/lib/seeded-random'
import { A_FEW_MINUTES, DAY, HOUR } from '~/demo/lib/time'

/** A session of another browser. A missing text is one that the server does not know. */
export type SeededSession = {
  id: string
  userAgent?: string
  device?: string
  browser?: string
  ip?: string
  location?: string
  created?: number
  lastUsed?: number
}

const SAFARI_ON_IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1'
const FIREFOX_ON_WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:142.0) Gecko/20100101 Firefox/142.0'
const EDGE_ON_WINDOWS =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0'
const CHROME_ON_ANDROID =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36'

const USER_AGENTS = [SAFARI_ON_IPHONE, FIREFOX_ON_WINDOWS, EDGE_ON_WINDOWS, CHROME_ON_ANDROID]
const PLACES = ['Prague, Czechia', 'Brno, Czechia', 'Vienna, Austria', 'Berlin, Germany']

/** Creates the sessions of a user in other browsers. The same arguments always create the same sessions. */
export function seedSessions({ id, hasData }: Persona, now: number, isEmpty: boolean): SeededSession[] {
  if (!hasData || isEmpty) return []
  const random = createRandom(`sessions ${id}`)
  const ago = (time: number) => now - time - A_FEW_MINUTES
  return [
    {
      id: makeUuid(random),
      userAgent: SAFARI_ON_IPHONE,
      ip: '198.51.100.24',
      location: 'Prague, Czechia',
      created: ago(9 * DAY),
      lastUsed: ago(DAY + 2 * HOUR),
    },
    {
      id: makeUuid(random),
      userAgent: FIREFOX_ON_WINDOWS,
      ip: '203.0.113.90',
      location: 'Brno, Czechia',
      created: ago(40 * DAY),
      lastUsed: ago(12 * DAY),
    },
    {
      id: makeUuid(random),
      userAgent: 'acme-sync/3.2 (+https://acme.example)',
      ip: '2001:db8::5eed',
      created: ago(70 * DAY),
    },
  ]
}

/** Creates more sessions than anybody has. */
export function manySessions({ id }: Persona, now: number, count: number): SeededSession[] {
  const random = createRandom(`many sessions ${id}`)
  return Array.from({ length: count }, (_, index) => ({
    id: makeUuid(random),
    userAgent: USER_AGENTS[index % USER_AGENTS.length] ?? '',
    ip: `203.0.113.${index}`,
    location: PLACES[index % PLACES.length] ?? '',
    created: now - (index + 2) * DAY - A_FEW_MINUTES,
    lastUsed: now - index * 5 * HOUR - A_FEW_MINUTES,
  }))
}

/** Creates sessions as a hostile client or an odd server might describe them. */
export function oddSessions(now: number): SeededSession[] {
  return [
    {
      id: 'odd/../1',
      device: 'Fridge '.repeat(60),
      browser: '\u202Eemorhc',
      location: 'P'.repeat(3000),
      lastUsed: now,
    },
    { id: 'odd?2', userAgent: '<img src=x onerror=alert(1)>', ip: '', location: '\u200b' },
    {
      id: 'odd 3',
      device: 'متصفح على هاتف',
      location: 'القاهرة، مصر',
      created: now - 3 * DAY,
      lastUsed: now - 2 * DAY,
    },
    { id: 'odd#4', device: 'A phone' },
  ]
}
