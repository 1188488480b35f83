// @vitest-environment node
import { parse } from 'papaparse'
import { expect, test } from 'vitest'

import { inventoryCsv, inventoryJson, type InventoryRow } from './inventory'

const row = (name: string): InventoryRow => ({
  type: 'API key',
  name,
  id: '18f3',
  clientId: 'Wf3k',
  created: new Date('2026-11-15T13:02:03Z'),
  lastModified: new Date(Number.NaN),
})
const namesIn = (csv: string) => parse<Record<string, string>>(csv.slice(1).trimEnd(), { header: true }).data

test('the CSV file starts with a byte order mark and has one line for each entry, with instants in UTC', () => {
  expect(inventoryCsv([row('CI deploy')])).toBe(
    '\uFEFFtype,name,id,clientId,status,created,lastModified,lastUsed,expires\r\n' +
      'API key,CI deploy,18f3,Wf3k,,2026-11-15T13:02:03.000Z,,,\r\n',
  )
})

test.each(['=1+2', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("https://evil.example")\n', '＝1+2', '=1\n2'])(
  'a spreadsheet shows the name %j as text and does not run it',
  (name) => {
    expect(namesIn(inventoryCsv([row(name)]))[0]?.['name']).toBe(`'${name}`)
  },
)

test.each(['a,b', 'a "quoted" name', 'two\nlines', '  spaces  ', 'Søren 🔑', ''])(
  'the name %j reads back as it was',
  (name) => {
    expect(namesIn(inventoryCsv([row(name)]))[0]?.['name']).toBe(name)
  },
)

test('the JSON file says what it holds and leaves out what is unknown', () => {
  const exported = new Date('2026-11-29T00:00:00Z')
  const json = inventoryJson([row('=1')], { console: 'https://console.example/', exported, unreadable: 2 })
  expect(JSON.parse(json)).toEqual({
    console: 'https://console.example/',
    exported: '2026-11-29T00:00:00.000Z',
    unreadable: 2,
    entries: [
      {
        type: 'API key',
        name: '=1',
        id: '18f3',
        clientId: 'Wf3k',
        created: '2026-11-15T13:02:03.000Z',
      },
    ],
  })
})
