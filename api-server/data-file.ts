import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import * as z from 'zod/mini'

import { ApiKeyStore, SavedKeys } from './hal/api-key-store.ts'
import { ProfileStore, SavedProfiles } from './hal/profile-store.ts'
import { InvitationStore, SavedInvitations } from './management/invitation-store.ts'
import { ManagementTokenStore, SavedTokens } from './management/management-token-store.ts'
import { NotificationStore, SavedNotifications } from './management/notification-store.ts'
import { PromoCodeStore, SavedPromoCodes } from './management/promo-code-store.ts'
import { SavedSessions, SessionStore } from './management/session-store.ts'
import type { ReferenceData } from './seed.ts'

const Saved = z.object({
  users: z.array(z.string()),
  keys: SavedKeys,
  profiles: SavedProfiles,
  tokens: SavedTokens,
  invitations: SavedInvitations,
  notifications: SavedNotifications,
  promoCodes: SavedPromoCodes,
  // A file of version 0.2 has none.
  sessions: z._default(SavedSessions, []),
})

export class DataFileError extends Error {
  override name = 'DataFileError'
}

/** Returns the data of a file, or no data if the file does not exist. */
export function readData(file: string | undefined): ReferenceData {
  const saved = file !== undefined && existsSync(file) ? parse(file) : undefined
  return {
    users: new Set(saved?.users),
    keys: new ApiKeyStore(saved?.keys),
    profiles: new ProfileStore(saved?.profiles),
    tokens: new ManagementTokenStore(saved?.tokens),
    invitations: new InvitationStore(saved?.invitations),
    notifications: new NotificationStore(saved?.notifications),
    promoCodes: new PromoCodeStore(saved?.promoCodes),
    sessions: new SessionStore(saved?.sessions),
  }
}

/** Writes all data. A stop in the middle leaves the earlier file. Only the owner can read it: it contains access tokens. */
export function saveData(file: string, { users, ...stores }: ReferenceData): void {
  const unfinished = `${file}.new`
  try {
    writeFileSync(unfinished, `${JSON.stringify({ users: [...users], ...stores }, null, 2)}\n`, { mode: 0o600 })
    renameSync(unfinished, file)
  } catch (error) {
    throw new DataFileError(`Could not write ${file}: ${(error as Error).message}`)
  }
}

function parse(file: string): z.output<typeof Saved> {
  let json: unknown
  try {
    json = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    throw new DataFileError(`${file} is not JSON. Delete it to start with new data.`)
  }
  const { data, error } = Saved.safeParse(json)
  if (data) return data
  const field = error.issues[0]?.path.join('.') ?? ''
  throw new DataFileError(`${file} is not a file of "latchkey api": ${field} is invalid. Choose another file.`)
}
