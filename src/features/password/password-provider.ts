import { connectionName } from '~/session/connection-name'

import { words } from './words'

/**
 * Returns the name of the provider that manages the user's password, or undefined if a database connection of the tenant
 * does. `database` is `auth0.connection` of config.json.
 */
export function passwordProvider(subject: string, database: string | null): string | undefined {
  if (/^auth0(?:\||$)/.test(subject) && database !== null) return undefined
  return connectionName(subject) ?? words.anotherProvider
}
