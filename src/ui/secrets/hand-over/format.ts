/** A secret and what belongs to it, for a text that another tool reads. */
export type HandOver = {
  /** Name of the key or token: any text that a user has typed. */
  name: string
  /** Name of the console, which becomes part of names and file names. */
  brand: string
  /** Values without the secret, by the name of an environment variable. */
  values: Record<string, string>
  /** The environment variable of the secret. */
  secretName: string
  /** The environment variable from which an AI agent reads the token for the MCP server. */
  bearerName: string
  /** URL of the MCP server, if the configuration has one. */
  mcpUrl: string | undefined
}

export type Group = 'ci' | 'infrastructure' | 'manager' | 'client' | 'agent'

export type Format = {
  id: string
  /** The name of the tool. Not translated. */
  label: string
  group: Group
  /** A command reads the secret from standard input. A file contains it, or names the place that has it. */
  kind: 'command' | 'file'
  /** The day on which the format was compared with the documentation. */
  checked: `${number}-${number}-${number}`
  docs: `https://${string}`
  /** Says why the format cannot hold a value. */
  refuse?: (value: string) => Refusal | undefined
  /** Name of the downloaded file. `base` is safe on every operating system. */
  fileName?: (base: string) => string
  /** Returns the text. `secret` is the value of `secretName`. */
  write: (handOver: HandOver, secret: string) => string
}

/** Why a format cannot hold a value. */
export type Refusal = 'lineBreak' | 'invisible' | 'long' | 'normalized' | 'unreadable'

/** Returns the text of a format, or the reason why this text would not carry the values unchanged. */
export function writeFormat(
  format: Format,
  handOver: HandOver,
  secret: string,
): { text: string } | { refusal: Refusal } {
  for (const value of [...Object.values(handOver.values), secret]) {
    // Half of a surrogate pair would be saved as U+FFFD.
    const refusal = /\p{Cs}/u.test(value) ? 'unreadable' : format.refuse?.(value)
    if (refusal) return { refusal }
  }
  return { text: format.write(handOver, secret) }
}
