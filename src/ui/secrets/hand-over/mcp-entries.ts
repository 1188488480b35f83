import { toJson } from './encode'
import type { Format, HandOver } from './format'
import { brandSlugOf } from './names'

const entry = { group: 'agent', kind: 'file', checked: '2026-11-29' } as const

/**
 * Entries for the MCP clients of AI agents. Each client has its own file and its own way to refer to a secret. No entry
 * contains the secret, because these files are shared with a team.
 */
export const mcpEntries: Format[] = [
  {
    ...entry,
    id: 'claude-code',
    label: 'Claude Code',
    docs: 'https://code.claude.com/docs/en/mcp',
    fileName: () => 'mcp.json',
    write: (handOver) =>
      toJson({ mcpServers: server(handOver, { type: 'http', ...request(handOver, `\${${handOver.bearerName}}`) }) }),
  },
  {
    ...entry,
    id: 'cursor',
    label: 'Cursor',
    docs: 'https://cursor.com/docs/mcp',
    fileName: () => 'mcp.json',
    write: (handOver) => toJson({ mcpServers: server(handOver, request(handOver, `\${env:${handOver.bearerName}}`)) }),
  },
  {
    ...entry,
    id: 'vscode',
    label: 'VS Code',
    docs: 'https://code.visualstudio.com/docs/copilot/reference/mcp-configuration',
    fileName: () => 'mcp.json',
    write: (handOver) => {
      const id = handOver.bearerName.toLowerCase().replaceAll('_', '-')
      return toJson({
        inputs: [{ type: 'promptString', id, description: handOver.bearerName, password: true }],
        servers: server(handOver, { type: 'http', ...request(handOver, `\${input:${id}}`) }),
      })
    },
  },
  {
    ...entry,
    id: 'codex',
    label: 'Codex',
    docs: 'https://developers.openai.com/codex/mcp',
    fileName: () => 'config.toml',
    // A JSON string without control characters is a TOML string.
    write: (handOver) => `[mcp_servers.${brandSlugOf(handOver.brand)}]
url = ${JSON.stringify(urlOf(handOver))}
bearer_token_env_var = ${JSON.stringify(handOver.bearerName)}
`,
  },
]

function server({ brand }: HandOver, settings: object) {
  return { [brandSlugOf(brand)]: settings }
}

function request(handOver: HandOver, token: string) {
  return { url: urlOf(handOver), headers: { Authorization: `Bearer ${token}` } }
}

/** Encodes the braces of a query, in which clients would expand a variable. */
function urlOf({ mcpUrl = '' }: HandOver): string {
  return new URL(mcpUrl).href.replaceAll('{', '%7B').replaceAll('}', '%7D')
}
