/**
 * Formats the lines of a .env file. Values are quoted if needed, so that a shell that sources the file runs no part of
 * them.
 */
export function formatDotEnv(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}=${formatDotEnvValue(value)}`)
    .join('\n')
}

function formatDotEnvValue(value: string): string {
  if (/^[\w./:@%+,=-]*$/.test(value)) return value
  return value.includes("'") ? `"${value.replace(/["$\\`]/g, '\\$&')}"` : `'${value}'`
}

/** Quotes a text for a shell. Inside single quotes, only the next single quote is special. */
export function quoteForShell(value: string): string {
  return `'${value.replaceAll("'", `'\\''`)}'`
}
