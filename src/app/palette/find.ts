import { fold, rankOf, ranks } from './rank'

/** The texts of a row, folded once. Rows keep their identity while more pages arrive. */
const folded = new WeakMap<object, string[]>()

export type Hit<Row> = { row: Row; rank: number }

/**
 * Returns the best matches of a folded query, at most `limit`, and the count of all. `textsOf` returns the name and then
 * the IDs of a row. It does not sort: ranks are few, and the rows are in order already.
 */
export function findRows<Row extends object>(
  rows: readonly Row[],
  query: string,
  textsOf: (row: Row) => string[],
  limit: number,
): { hits: Hit<Row>[]; count: number } {
  const byRank: Hit<Row>[][] = []
  let count = 0
  for (const row of rows) {
    const rank = rankOfRow(foldedTexts(row, textsOf), query)
    if (rank === undefined) continue
    count += 1
    const sameRank = (byRank[rank] ??= [])
    if (sameRank.length < limit) sameRank.push({ row, rank })
  }
  return { hits: byRank.flat().slice(0, limit), count }
}

function foldedTexts<Row extends object>(row: Row, textsOf: (row: Row) => string[]): string[] {
  const known = folded.get(row)
  if (known) return known
  const texts = textsOf(row).map(fold)
  folded.set(row, texts)
  return texts
}

/** Two letters are somewhere in most random IDs. */
const MIN_ID_PART = 4

function rankOfRow([name = '', ...ids]: string[], query: string): number | undefined {
  const hasId = () => ids.some((id) => (query.length < MIN_ID_PART ? id.startsWith(query) : id.includes(query)))
  return rankOf(name, query) ?? (hasId() ? ranks.id : undefined)
}
