import { unparse } from 'papaparse'

/** A key or a token as the inventory lists it. It has no field for a secret. */
export type InventoryRow = {
  type: 'API key' | 'access token' | 'session token'
  name: string
  id: string
  clientId?: string
  status?: string
  created: Date | undefined
  lastModified?: Date | undefined
  lastUsed?: Date | undefined
  expires?: Date | undefined
}

const columns = [
  'type',
  'name',
  'id',
  'clientId',
  'status',
  'created',
  'lastModified',
  'lastUsed',
  'expires',
] as const satisfies (keyof InventoryRow)[]

/**
 * Spreadsheets run a cell that begins with one of these as a formula, also in full width
 * (https://owasp.org/www-community/attacks/CSV_Injection). The pattern of papaparse misses a formula with a line break.
 */
const FORMULA = /^[=+\-@＝＋－＠\t\r\n]/

/** Returns the inventory as CSV with a header. Instants are in UTC, as ISO 8601. An unknown value is an empty cell. */
export function inventoryCsv(rows: InventoryRow[]): string {
  const data = rows.map((row) => columns.map((column) => cellOf(row[column])))
  // Without the byte order mark, Excel reads the file in the code page of its country.
  return `\uFEFF${unparse({ fields: [...columns], data }, { escapeFormulae: FORMULA })}\r\n`
}

/** The facts in the JSON file beside the rows. */
export type InventoryFacts = {
  /** URL of the console. */
  console: string
  exported: Date
  /** How many entries the console could not read. They are missing from the file. */
  unreadable: number
}

/** Returns the inventory as JSON. Unknown fields of an entry are left out. */
export function inventoryJson(rows: InventoryRow[], { console: url, exported, unreadable }: InventoryFacts): string {
  const entries = rows.map((row) =>
    Object.fromEntries(columns.map((column) => [column, cellOf(row[column])]).filter(([, cell]) => cell !== '')),
  )
  return `${JSON.stringify({ console: url, exported: cellOf(exported), unreadable, entries }, null, 2)}\n`
}

function cellOf(value: string | Date | undefined): string {
  if (!(value instanceof Date)) return value ?? ''
  // `toISOString` throws for an invalid date.
  return Number.isNaN(value.getTime()) ? '' : value.toISOString()
}
