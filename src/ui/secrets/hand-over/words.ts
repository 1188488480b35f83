import { messages } from '~/lib/messages'

import type { Group, Refusal } from './format'

export const groupWords = messages<Record<Group, string>>({
  ci: 'CI/CD',
  infrastructure: 'Infrastructure',
  manager: 'Secret managers',
  client: 'API clients',
  agent: 'AI agents (MCP)',
})

export const refusalWords = messages<Record<Refusal, string>>({
  lineBreak: 'This format cannot hold a line break or another control character, and one of the values has one.',
  invisible: 'A command cannot hold a line break or an invisible character, and one of the values has one.',
  long: 'The secret is too long for a command: the terminal of macOS cuts a line after 1,024 bytes.',
  normalized: 'Terraform would change a value: it composes accented letters.',
  unreadable: 'One of the values is not valid text.',
})

/** Where the text belongs, by the ID of its format. */
export const placeWords = messages<Record<string, string>>({
  github: 'Run this in a clone of the repository.',
  gitlab: 'Run this in a clone of the project. To change a variable, write update instead of set.',
  '1password': 'This creates an item in your default vault.',
  vault: 'This writes to the KV engine at secret/. Change -mount if yours has another path.',
  aws: 'This creates a secret. To change one, use put-secret-value.',
  kubernetes: 'Apply it with kubectl apply -f, and keep the file out of Git.',
  docker: 'For docker run --env-file. Docker Compose reads quotes and $ differently.',
  terraform: 'Terraform loads this file automatically. Declare its variables, and mark the secret as sensitive.',
  postman: 'Import it in Postman, which masks the secret, but may sync it with its cloud.',
  bruno: 'Put it into environments/ of your collection. Bruno files hold no secrets: enter the value in Bruno.',
  'claude-code': 'Put it into .mcp.json in your project.',
  cursor: 'Put it into .cursor/mcp.json in your project.',
  vscode: 'Put it into .vscode/mcp.json. VS Code asks for the token once and stores it encrypted.',
  codex: 'Add it to ~/.codex/config.toml.',
})

export const words = messages({
  tool: 'Tool',
  asksForSecret: 'It asks for the secret, which stays out of your shell’s history. For bash and zsh.',
  readsToken: (variable: string) => `The agent reads the token from the environment variable ${variable}.`,
  exchangeFirst: (variable: string) =>
    `${variable} is a token that a program gets for the client ID and the client secret. It expires.`,
  replace: (placeholder: string) => `Replace ${placeholder} with its value, which this page does not know.`,
  notSaved: 'Copy the secret too: this text does not contain it.',
  preview: 'Preview',
  copyCommand: 'Copy command',
  copyText: 'Copy text',
  command: (tool: string) => `Command for ${tool}`,
  text: (tool: string) => `Text for ${tool}`,
  download: 'Download',
  checked: (day: string) => `Checked ${day} ·`,
  docs: (tool: string) => `${tool} docs`,
})
