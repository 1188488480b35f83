import type { Commands } from './commands'
import {
  canRotateKey,
  canRotateToken,
  copyEntry,
  keyEntry,
  rotateKeyEntry,
  rotateTokenEntry,
  textsOfKey,
  textsOfToken,
  tokenEntry,
  type Entry,
} from './entries'
import { findRows, type Hit } from './find'
import { fold, rankOf, ranks } from './rank'
import type { Rows } from './use-rows'
import { words } from './words'

/** More rows would slow down typing. */
const MAX_ROWS = 50
/** Rows with the action of a match, such as "Rotate terraform…". */
const MAX_ACTIONS = 3
/** More matches than this leave the actions out, unless the query names the action. */
const FEW = 8
/** Found through other words only. */
const BY_KEYWORD = ranks.id + 1

export type Group = { label: string; entries: Entry[] }
export type Results = { groups: Group[]; shown: number; count: number }

/** Whether this deployment offers the rotation of keys and tokens. */
export type MayRotate = { keys: boolean; tokens: boolean }

type Options = {
  commands: Commands
  rows: Pick<Rows, 'keys' | 'tokens'>
  mayRotate: MayRotate
  /** Offered below all matches. */
  fallback: Entry | undefined
}

/** Returns the entries that match a query, at most fifty. The group with the best match comes first. */
export function findEntries(typed: string, { commands, rows, mayRotate, fallback }: Options): Results {
  const query = fold(typed).trim()
  const tokens = findRows(rows.tokens, query, textsOfToken, MAX_ROWS)
  const keys = findRows(rows.keys, query, textsOfKey, MAX_ROWS)
  const rotatableTokens = mayRotate.tokens
    ? rowsFor(words.rotate(''), query, rows.tokens, tokens.hits, textsOfToken).filter(canRotateToken)
    : []
  const rotatableKeys = mayRotate.keys
    ? rowsFor(words.rotate(''), query, rows.keys, keys.hits, textsOfKey).filter(canRotateKey)
    : []
  const copyable = rowsFor(words.copyClientId(''), query, rows.keys, keys.hits, textsOfKey)
  const isAmbiguous = sharesItsName([...tokens.hits, ...keys.hits].map(({ row }) => row))
  const ranked = [
    ranking(words.pages, commandsFor(commands.pages, query)),
    ranking(words.tokens, [
      ...tokens.hits.map(({ row, rank }) => ({ entry: tokenEntry(row, isAmbiguous(row) || rank === ranks.id), rank })),
      ...actionsFor(words.rotate(''), query, rotatableTokens.map(rotateTokenEntry)),
    ]),
    ranking(words.keys, [
      ...keys.hits.map(({ row, rank }) => ({ entry: keyEntry(row, isAmbiguous(row) || rank === ranks.id), rank })),
      ...actionsFor(words.rotate(''), query, rotatableKeys.map(rotateKeyEntry)),
      ...actionsFor(words.copyClientId(''), query, copyable.map(copyEntry)),
    ]),
    ranking(words.actions, commandsFor(commands.actions, query)),
    // Links lead away, so our own pages come first.
    ranking(words.help, commandsFor(commands.help, query), 1),
  ].toSorted((one, other) => one.best - other.best)

  const groups: Group[] = []
  let room = MAX_ROWS - (fallback ? 1 : 0)
  for (const { label, entries } of ranked) {
    const shown = entries.slice(0, room)
    room -= shown.length
    if (shown.length > 0) groups.push({ label, entries: shown })
  }
  if (fallback) addTo(groups, words.actions, fallback)
  const found = ranked.reduce((sum, { entries }) => sum + entries.length, 0)
  const count = found - tokens.hits.length - keys.hits.length + tokens.count + keys.count + (fallback ? 1 : 0)
  return { groups, shown: groups.reduce((sum, { entries }) => sum + entries.length, 0), count }
}

/** Returns the entries before the first letter: the last used ones, then every page and action. */
export function initialEntries(recent: string[], { commands, rows, mayRotate }: Options): Results {
  const known = new Map([...commands.pages, ...commands.actions, ...commands.help].map((entry) => [entry.id, entry]))
  const recentEntries = recent.flatMap((id) => known.get(id) ?? entryOfRow(id, rows, mayRotate) ?? [])
  const isRecent = new Set(recentEntries.map(({ id }) => id))
  const groups = [
    { label: words.recent, entries: recentEntries },
    { label: words.pages, entries: commands.pages.filter(({ id }) => !isRecent.has(id)) },
    { label: words.actions, entries: commands.actions.filter(({ id }) => !isRecent.has(id)) },
    { label: words.help, entries: commands.help.filter(({ id }) => !isRecent.has(id)) },
  ].filter(({ entries }) => entries.length > 0)
  const count = groups.reduce((sum, { entries }) => sum + entries.length, 0)
  return { groups, shown: count, count }
}

function entryOfRow(id: string, { keys, tokens }: Options['rows'], mayRotate: MayRotate): Entry | undefined {
  const at = id.indexOf(':')
  const [kind, rowId] = [id.slice(0, at), id.slice(at + 1)]
  const token = tokens.find((row) => row.id === rowId)
  const key = keys.find((row) => row.id === rowId)
  if (kind === 'token') return token && tokenEntry(token)
  if (kind === 'rotate') return token && mayRotate.tokens && canRotateToken(token) ? rotateTokenEntry(token) : undefined
  if (kind === 'rotate-key') return key && mayRotate.keys && canRotateKey(key) ? rotateKeyEntry(key) : undefined
  if (kind === 'key') return key && keyEntry(key)
  return kind === 'copy' ? key && copyEntry(key) : undefined
}

/** Names need not be unique: a line whose name another line has shows its ID. A key and a token differ in their icons. */
function sharesItsName(
  rows: (Rows['keys'][number] | Rows['tokens'][number])[],
): (row: (typeof rows)[number]) => boolean {
  const keyOf = (row: (typeof rows)[number]) => `${'clientId' in row} ${row.name}`
  const counts = new Map<string, number>()
  for (const row of rows) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1)
  return (row) => (counts.get(keyOf(row)) ?? 0) > 1
}

/** The rows to offer an action for: the best matches if they are few, or those named after the verb ("rotate ter"). */
function rowsFor<Row extends object>(
  action: string,
  query: string,
  all: readonly Row[],
  matches: Hit<Row>[],
  textsOf: (row: Row) => string[],
): Row[] {
  const named = afterVerb(query, action)
  const few = matches.length > FEW ? [] : matches
  return (named === undefined ? few : findRows(all, named, textsOf, MAX_ROWS).hits).map(({ row }) => row)
}

/**
 * Returns the name after the verb of an action: "ter" of "rotate ter" and of "copy ter", "" of "rot". Undefined if the
 * query does not begin like the action.
 */
function afterVerb(query: string, action: string): string | undefined {
  const verbs = fold(action).match(/\p{L}+/gu) ?? []
  const typed = query.split(/\s+/)
  let matched = 0
  while (matched < typed.length && matched < verbs.length && isStartOf(typed[matched], verbs[matched], matched === 0)) {
    matched += 1
  }
  return matched === 0 ? undefined : typed.slice(matched).join(' ')
}

const isStartOf = (typed = '', verb = '', isFirst: boolean) =>
  typed !== '' && (isFirst ? typed.length > 1 && verb.startsWith(typed) : verb === typed)

type Ranked = { entry: Entry; rank: number }

/** An action for a row comes first only if the query names the action. */
function actionsFor(action: string, query: string, entries: Entry[]): Ranked[] {
  const rank = afterVerb(query, action) === undefined ? ranks.id : ranks.wordStart
  return entries.slice(0, MAX_ACTIONS).map((entry) => ({ entry, rank }))
}

function commandsFor(entries: Entry[], query: string): Ranked[] {
  return entries
    .flatMap((entry) => {
      const rank = rankOf(fold(entry.title), query) ?? rankOfKeywords(entry.keywords, query)
      return rank === undefined ? [] : [{ entry, rank }]
    })
    .toSorted((one, other) => one.rank - other.rank)
}

function rankOfKeywords(text: string | undefined, query: string): number | undefined {
  const rank = text === undefined ? undefined : rankOf(text, query)
  return rank === undefined || rank > ranks.wordStart ? undefined : BY_KEYWORD
}

function ranking(label: string, ranked: Ranked[], handicap = 0) {
  return {
    label,
    entries: ranked.map(({ entry }) => entry),
    best: Math.min(...ranked.map(({ rank }) => rank), Infinity) + handicap,
  }
}

function addTo(groups: Group[], label: string, entry: Entry): void {
  const group = groups.find((one) => one.label === label)
  if (group) group.entries.push(entry)
  else groups.push({ label, entries: [entry] })
}
