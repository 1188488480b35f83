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
  github: 'Run it in a clone of the repository.',
  gitlab: 'Run it in a clone of the project. GitLab masks a value of at least 8 characters without spaces.',
  '1password': 'Creates an item in your default vault.',
  vault: 'Writes to the KV engine at secret/. Change -mount if yours has another path.',
  aws: 'Creates a secret. To change one, use put-secret-value.',
  kubernetes: 'Apply it with kubectl apply -f, and keep the file out of Git.',
  docker: 'For docker run --env-file. Docker Compose reads quotes and $ differently.',
  terraform: 'Terraform reads the file by itself. Declare the variables, the secret one with sensitive = true.',
  postman: 'Import it in Postman. The secret variable is masked there.',
  bruno: 'Put it into environments/ of your collection. Bruno files hold no secrets: enter the value in Bruno.',
  'claude-code': 'Put it into .mcp.json in your project.',
  cursor: 'Put it into .cursor/mcp.json in your project.',
  vscode: 'Put it into .vscode/mcp.json. VS Code asks for the token once and stores it encrypted.',
  codex: 'Add it to ~/.codex/config.toml.',
})

export const words = messages({
  title: 'Save to',
  tool: 'Tool',
  asksForSecret: 'For bash and zsh. The command asks for the secret, so it stays out of your shell’s history.',
  readsToken: (variable: string) => `The entry reads the token from ${variable}, in the agent’s environment.`,
  exchangeFirst: (variable: string) =>
    `${variable} is a token that you get with the client ID and the client secret. It expires.`,
  replace: (placeholder: string) => `Replace ${placeholder} by the secret, which was shown once.`,
  notSaved: 'This text does not contain the secret. Copy the secret too.',
  preview: 'Preview',
  copyCommand: 'Copy command',
  copyText: 'Copy text',
  command: (tool: string) => `Command for ${tool}`,
  text: (tool: string) => `Text for ${tool}`,
  download: 'Download',
  checked: (day: string) => `Format checked on ${day}.`,
  docs: (tool: string) => `Documentation of ${tool}`,
})
