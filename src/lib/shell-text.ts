/** Lines for a .env file: bare where every reader agrees, quoted so that a shell which sources it runs none of it. */
export function dotEnv(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}=${inDotEnv(value)}`)
    .join('\n')
}

function inDotEnv(value: string): string {
  if (/^[\w./:@%+,=-]*$/.test(value)) return value
  return value.includes("'") ? `"${value.replace(/["$\\`]/g, '\\$&')}"` : `'${value}'`
}

/** Inside single quotes a shell reads nothing but the next single quote. */
export function inShell(value: string): string {
  return `'${value.replaceAll("'", `'\\''`)}'`
}
