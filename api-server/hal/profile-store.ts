import * as z from 'zod/mini'

import { personOf } from '../people.ts'

const StoredProfile = z.object({ subject: z.string(), name: z.string(), phone: z.string() })
type StoredProfile = z.output<typeof StoredProfile>

/** The changed profiles of a file that `latchkey api --data` has written. Files of earlier versions have none. */
export const SavedProfiles = z.optional(z.array(StoredProfile))

/** The profiles of all users, in memory, in the format of docs/api/hal.md#profile. */
export class ProfileStore {
  readonly #changed = new Map<string, StoredProfile>()

  constructor(saved: readonly StoredProfile[] = []) {
    for (const profile of saved) this.#changed.set(profile.subject, { ...profile })
  }

  toJSON(): StoredProfile[] {
    return [...this.#changed.values()]
  }

  view(subject: string, links: string) {
    const { name, phone } = this.#changed.get(subject) ?? { name: personOf(subject).name, phone: '' }
    const { email } = personOf(subject)
    return {
      id: subject,
      name,
      ...(phone !== '' && { phone }),
      handle: email.split('@', 1)[0] ?? '',
      email,
      _links: {
        // The documented sample links the collection.
        self: { href: `${links}/profiles` },
        'update edit profile': { href: `${links}/profiles/${encodeURIComponent(subject)}` },
      },
    }
  }

  update(subject: string, profile: { name: string; phone: string }): void {
    this.#changed.set(subject, { subject, ...profile })
  }
}
