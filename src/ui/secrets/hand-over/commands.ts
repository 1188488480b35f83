import { quoteForShell } from '~/lib/shell-text'
import { stripInvisible } from '~/lib/visible-text'

import type { Format, HandOver, Refusal } from './format'
import { baseNameOf } from './names'

const command = { kind: 'command', checked: '2026-11-29', refuse: refuseLine } as const

/** Commands for bash and zsh. docs/decisions/0017-hand-over.md says how the secret travels. */
export const commands: Format[] = [
  {
    ...command,
    id: 'github',
    label: 'GitHub Actions',
    group: 'ci',
    docs: 'https://cli.github.com/manual/gh_secret_set',
    write: (handOver) =>
      script(handOver, [
        ...plainValues(handOver, (name) => `gh variable set ${name}`),
        `${printSecret(handOver)} |\n    gh secret set ${handOver.secretName}`,
      ]),
  },
  {
    ...command,
    id: 'gitlab',
    label: 'GitLab CI/CD',
    group: 'ci',
    docs: 'https://docs.gitlab.com/cli/variable/set/',
    // `--raw`, because GitLab expands $NAME in other values.
    write: (handOver) =>
      script(handOver, [
        ...plainValues(handOver, (name) => `glab variable set ${name} --raw`),
        `${printSecret(handOver)} |\n    glab variable set ${handOver.secretName} --masked --raw`,
      ]),
  },
  {
    ...command,
    id: '1password',
    label: '1Password',
    group: 'manager',
    docs: 'https://developer.1password.com/docs/cli/item-create/',
    write: (handOver) => {
      const { values, secretName } = handOver
      const field = (type: string) => (name: string, value: string) => ({ id: name, label: name, type, value })
      const template = {
        title: stripInvisible(handOver.name).trim() || baseNameOf(handOver),
        category: 'API_CREDENTIAL',
        fields: [
          ...Object.entries(values).map(([name, value]) => field('STRING')(name, value)),
          field('CONCEALED')(secretName, SLOT),
        ],
      }
      return script(handOver, [`${printJson(handOver, template)} |\n    op item create -`])
    },
  },
  {
    ...command,
    id: 'vault',
    label: 'HashiCorp Vault',
    group: 'manager',
    docs: 'https://developer.hashicorp.com/vault/docs/commands/kv/put',
    // As JSON, because `key=@value` would read a file.
    write: (handOver) =>
      script(handOver, [`${printJson(handOver)} |\n    vault kv put -mount=secret ${baseNameOf(handOver)} -`]),
  },
  {
    ...command,
    id: 'aws',
    label: 'AWS Secrets Manager',
    group: 'manager',
    docs: 'https://docs.aws.amazon.com/cli/latest/reference/secretsmanager/create-secret.html',
    write: (handOver) => {
      // AWS advises against a dash before the last six characters: it looks like the suffix of an ARN.
      const name = baseNameOf(handOver).replaceAll('-', '_')
      return script(handOver, [
        `${printJson(handOver)} |\n    aws secretsmanager create-secret --name ${name} --secret-string file:///dev/stdin`,
      ])
    },
  },
]

/** The terminal of macOS drops the rest of a line of more than 1,024 bytes, and `read` would return half the secret. */
const MAX_BYTES = 1_000

/**
 * `read` reads one line, and a terminal treats control characters in a pasted text as keys: ESC[201~ ends the paste.
 */
function refuseLine(value: string): Refusal | undefined {
  if (stripInvisible(value) !== value) return 'invisible'
  return new TextEncoder().encode(value).length > MAX_BYTES ? 'long' : undefined
}

/**
 * Asks for the secret, then runs the steps. The parentheses make the shell read the whole text before it runs any of it:
 * `read` would otherwise take the next pasted line as the secret. They also drop the variable at the end.
 */
function script({ secretName }: HandOver, steps: string[]): string {
  return `(
  printf ${quoteForShell(`${secretName}: `)} >&2
  IFS= read -rs ${secretName} && [ -n "$${secretName}" ] || exit 1
  echo >&2
  ${steps.join(' &&\n  ')}
)`
}

/** `printf` is a builtin of the shell, so its arguments are in no process list. */
function printSecret({ secretName }: HandOver): string {
  return `printf %s "$${secretName}"`
}

function plainValues({ values }: HandOver, set: (name: string) => string): string[] {
  return Object.entries(values).map(([name, value]) => `printf %s ${quoteForShell(value)} |\n    ${set(name)}`)
}

/** Stands for the secret in a JSON document. No value contains it: `refuseLine` keeps control characters out. */
const SLOT = '\0'

/** Prints a JSON document with the secret in place of SLOT. Uses sed, because jq may not be installed. */
function printJson(handOver: HandOver, document: object = { ...handOver.values, [handOver.secretName]: SLOT }): string {
  const [before = '', after = ''] = JSON.stringify(document).split(JSON.stringify(SLOT))
  const secret = `"$(${printSecret(handOver)} | sed 's/[\\\\"]/\\\\&/g')"`
  return `printf '%s"%s"%s' \\
    ${quoteForShell(before)} \\
    ${secret} \\
    ${quoteForShell(after)}`
}
