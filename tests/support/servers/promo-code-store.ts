import { Accounts, joe, maria } from './accounts.ts'
import { instantWriter, wholeSeconds } from './wire-instants.ts'

type MadeProject = { id: number; name: string; created: Date }
type StoredCode = {
  code: string
  /** What its project will be called; else after the person and the code. */
  project: string | undefined
  used: { subject: string; project: MadeProject } | undefined
}
type Seed = { project?: string }

/** The promo codes there are, in memory, and who has used them (api-facts §1.9b). Each is good for one project. */
export class PromoCodeStore {
  readonly #codes = new Map<string, StoredCode>()
  readonly #accounts = new Accounts([maria, joe])
  readonly #write = instantWriter()
  #lastProjectId = 88

  /** Makes a code that can be applied. */
  offer(code: string, { project }: Seed = {}): void {
    this.#codes.set(code, { code, project, used: undefined })
  }

  /** Makes a code that this person has applied already. */
  usedBy(subject: string, code: string, { usedAt = new Date(), ...seed }: Seed & { usedAt?: Date } = {}): void {
    this.offer(code, seed)
    this.use(subject, code, usedAt)
  }

  /** What this person has applied, in that order. */
  list(subject: string) {
    return [...this.#codes.values()]
      .flatMap(({ code, used }) => (used?.subject === subject ? [{ code, project: used.project }] : []))
      .sort((one, other) => one.project.id - other.project.id)
      .map(({ code, project: { id, name, created } }) => ({
        code,
        usedAt: this.#write(created),
        project: { id, name },
      }))
  }

  /** The project that it made, or why it made none. */
  use(subject: string, code: string, created = new Date()) {
    const offered = this.#codes.get(code)
    if (!offered) return 'unknown'
    if (offered.used) return 'used'
    this.#lastProjectId += 1
    const name = offered.project ?? `${this.#accounts.of(subject)?.name ?? subject} (${code})`
    const project = { id: this.#lastProjectId, name, created: wholeSeconds(created) }
    offered.used = { subject, project }
    return this.#asProject(project)
  }

  /** With all the keys that are documented, of which the console needs few. */
  #asProject({ id, name, created }: MadeProject) {
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
