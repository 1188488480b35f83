import { Accounts, joe, maria } from './accounts.ts'
import { instantWriter, wholeSeconds } from './wire-instants.ts'

type CreatedProject = { id: number; name: string; created: Date }
type StoredCode = {
  code: string
  /** Name of the project that the code creates. By default, the name of the user with the code in parentheses. */
  project: string | undefined
  used: { subject: string; project: CreatedProject } | undefined
}
type Seed = { project?: string }

/** All promo codes and their users, in memory (docs/api/management.md#promo-codes). Each code works once. */
export class PromoCodeStore {
  readonly #codes = new Map<string, StoredCode>()
  readonly #accounts = new Accounts([maria, joe])
  readonly #write = instantWriter()
  #lastProjectId = 88

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
    const name = stored.project ?? `${this.#accounts.of(subject)?.name ?? subject} (${code})`
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
