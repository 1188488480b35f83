/** Fields for editors and for the deployment (deploy/config-file.ts). The app does not read them. */
const DEPLOYMENT_FIELDS = new Set(['$schema', 'headers', 'security', 'brand.css'])

/** Warns the operator in the browser's console: an unknown field is usually a misspelled one. */
export function warnAboutUnknownFields(input: unknown, known: unknown): void {
  for (const field of unknownFields(input, known).filter((name) => !DEPLOYMENT_FIELDS.has(name)))
    console.warn(`config.json: unknown field "${field}" is ignored.`)
}

/** Returns the paths of the fields that `known` does not have, such as "auth0.clientID". */
export function unknownFields(input: unknown, known: unknown, path = ''): string[] {
  if (typeof input !== 'object' || input === null || typeof known !== 'object' || known === null) return []
  return Object.entries(input).flatMap(([key, value]) => {
    const field = path + key
    const match = Object.entries(known).find(([name]) => name === key)
    return match ? unknownFields(value, match[1], `${field}.`) : [field]
  })
}
