import * as z from 'zod/mini'

import { personOf } from '../people.ts'
import { instantWriter, wholeSeconds } from './wire-instants.ts'

const CreatedProject = z.object({ id: z.number(), name: z.string(), created: z.coerce.date() })
type CreatedProject = z.output<typeof CreatedProject>
const StoredCode = z.object({
  code: z.string(),
  /** Name of the project that the code creates. By default, the name of the user with the code in parentheses. */
  project: z.optional(z.string()),
  used: z.optional(z.object({ subject: z.string(), project: CreatedProject })),
})
type StoredCode = z.output<typeof StoredCode>

/** The promo codes of a file that `latchkey api --data` has written. */
export const SavedPromoCodes = z.array(StoredCode)
type Seed = { project?: string }

/** All promo codes and their users, in memory (docs/api/management.md#promo-codes). Each code works once. */
export class PromoCodeStore {
  readonly #codes = new Map<string, StoredCode>()
  readonly #write = instantWriter()
  #lastProjectId = 88

  constructor(saved: readonly StoredCode[] = []) {
    for (const code of saved) this.#codes.set(code.code, { ...code })
    this.#lastProjectId = Math.max(88, ...saved.map(({ used }) => used?.project.id ?? 0))
  }

  toJSON(): StoredCode[] {
    return [...this.#codes.values()]
  }

  /** Adds a code that nobody has used. */
  seed(code: string, { project }: Seed = {}): void {
    this.#codes.set(code, { code, project, used: undefined })
  }

  /** Adds a code that the user has applied. */
  seedUsed(subject: string, code: string, { usedAt = new Date(), ...seed }: Seed & { usedAt?: Date } = {}): void {
    this.seed(code, seed)
    this.apply(subject, code, usedAt)
  }

  /** Returns the codes that the user has applied, oldest first. */
  list(subject: string) {
    return [...this.#codes.values()]
      .flatMap(({ code, used }) => (used?.subject === subject ? [{ code, project: used.project }] : []))
      .sort((a, b) => a.project.id - b.project.id)
      .map(({ code, project: { id, name, created } }) => ({
        code,
        usedAt: this.#write(created),
        project: { id, name },
      }))
  }

  /** Returns the created project, or the reason why the code is rejected. */
  apply(subject: string, code: string, created = new Date()) {
    const stored = this.#codes.get(code)
    if (!stored) return 'not-found'
    if (stored.used) return 'used'
    this.#lastProjectId += 1
    const name = stored.project ?? `${personOf(subject).name} (${code})`
    const project = { id: this.#lastProjectId, name, created: wholeSeconds(created) }
    stored.used = { subject, project }
    return this.#toWire(project)
  }

  /** Returns a project with all documented fields. The console reads only `id`, `name` and `expires`. */
  #toWire({ id, name, created }: CreatedProject) {
    const expires = new Date(created)
    expires.setUTCMonth(expires.getUTCMonth() + 6)
    return {
      id,
      name,
      type: 'poc6months',
      region: 'us-east-1',
      created: this.#write(created),
      expires: this.#write(expires),
      features: [],
      dataSizeBytes: 0,
      rowsCount: 0,
      defaultBackend: 'snowflake',
      hasTryModeOn: '0',
      limits: { 'kbc.adminsCount': { name: 'kbc.adminsCount', value: 10 } },
      metrics: {},
      isDisabled: false,
      billedMonthlyPrice: null,
      dataRetentionTimeInDays: 7,
      isBYODB: false,
      hasMysql: false,
      hasSynapse: false,
      hasRedshift: false,
      hasSnowflake: true,
    }
  }
}
