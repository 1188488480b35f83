/** Writes a line for each value. */
export function lines(values: Record<string, string>, write: (name: string, value: string) => string): string {
  return Object.entries(values)
    .map(([name, value]) => write(name, value))
    .join('\n')
}

export function toJson(document: object): string {
  return `${JSON.stringify(document, null, 2)}\n`
}

/** JSON strings are YAML, except for the line breaks of Unicode and for characters that YAML does not allow. */
export function quoteForYaml(value: string): string {
  return JSON.stringify(value).replace(/[\p{Cc}\u2028\u2029\ufeff\ufffe\uffff]/gu, escapeCharacter)
}

/** Quotes a string for HCL, in which `${` and `%{` begin a template. */
export function quoteForHcl(value: string): string {
  const text = value
    .replace(/[\\"]/g, '\\$&')
    .replace(/\p{Cc}/gu, escapeCharacter)
    .replace(/[$%](?=\{)/g, '$&$&')
  return `"${text}"`
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
