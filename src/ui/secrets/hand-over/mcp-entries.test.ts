// @vitest-environment node
import { parse as parseToml } from 'smol-toml'
import { describe, expect, test } from 'vitest'

import { writeFormat, type HandOver } from './format'
import { mcpEntries } from './mcp-entries'

const url = `https://mcp.example.com/mcp?q=$%7BHOME%7D&x="'\`é`
const safeUrl = 'https://mcp.example.com/mcp?q=$%7BHOME%7D&x=%22%27`%C3%A9'

const handOver: HandOver = {
  name: 'CI',
  brand: `"Acme" $(touch x) é\n[b]`,
  values: {},
  secretName: 'MANAGE_API_TOKEN',
  bearerName: 'MANAGE_API_TOKEN',
  mcpUrl: url,
}
const NAME = 'acme-touch-x-e-b'

function textOf(id: string): string {
  const format = mcpEntries.find((one) => one.id === id)
  const written = format && writeFormat(format, handOver, 's3cr3t')
  if (!written || 'refusal' in written) throw new Error(`no text of ${id}`)
  return written.text
}

describe('the entry for an AI agent refers to the token as its client does', () => {
  test('Claude Code: ${NAME} in .mcp.json', () => {
    const headers = { Authorization: 'Bearer ${MANAGE_API_TOKEN}' }
    expect(JSON.parse(textOf('claude-code'))).toEqual({
      mcpServers: { [NAME]: { type: 'http', url: safeUrl, headers } },
    })
  })

  test('Cursor: ${env:NAME} in .cursor/mcp.json', () => {
    const headers = { Authorization: 'Bearer ${env:MANAGE_API_TOKEN}' }
    expect(JSON.parse(textOf('cursor'))).toEqual({ mcpServers: { [NAME]: { url: safeUrl, headers } } })
  })

  test('VS Code: a masked input in .vscode/mcp.json', () => {
    const id = 'manage-api-token'
    const headers = { Authorization: `Bearer \${input:${id}}` }
    expect(JSON.parse(textOf('vscode'))).toEqual({
      inputs: [{ type: 'promptString', id, description: 'MANAGE_API_TOKEN', password: true }],
      servers: { [NAME]: { type: 'http', url: safeUrl, headers } },
    })
  })

  test('Codex: the name of the variable in config.toml', () => {
    expect(parseToml(textOf('codex'))).toEqual({
      mcp_servers: { [NAME]: { url: safeUrl, bearer_token_env_var: 'MANAGE_API_TOKEN' } },
    })
  })
})

test('no entry contains the secret', () => {
  for (const { id } of mcpEntries) expect(textOf(id)).not.toContain('s3cr3t')
})

test('braces of a query are encoded, because clients expand variables in URLs', () => {
  for (const format of mcpEntries)
    expect(writeFormat(format, { ...handOver, mcpUrl: 'https://a.example/?b=${HOME}' }, 'x')).toMatchObject({
      text: expect.stringContaining('https://a.example/?b=$%7BHOME%7D'),
    })
})
