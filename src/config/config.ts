import * as z from 'zod/mini'

// `error` names an entry of `messages` in config-check.ts, which is loaded only for an invalid file.
const RequiredText = z.string().check(z.regex(/^[^<>\s][^<>]*$/, { error: 'required' }))

/**
 * The origin of a URL. http: is for servers on this machine only, because a password or a token must not travel in the
 * clear. A host like "*" or "x;report-uri" would become part of the content security policy (deploy/csp.ts).
 */
const ORIGIN =
  /^(?:https:\/\/[.-]*[a-z0-9][a-z0-9.-]*|https?:\/\/(?:(?:[a-z0-9-]+\.)*localhost|127(?:\.\d{1,3}){3}|\[::1\]))(?::\d{1,5})?(?=[/?#]|$)/i

const isHttpUrl = (value: string) => ORIGIN.test(value) && !/[\s<>\p{Cc}]/u.test(value) && URL.canParse(value)

export const HttpUrl = z.string().check(z.refine(isHttpUrl, { error: 'url' }))

/** Host name of a tenant. A scheme is allowed for a local identity provider. */
const Domain = z.string().check(
  z.refine((value) => !/[/?#]/.test(value.replace(/^https?:\/\//i, '')) && isHttpUrl(withScheme(value)), {
    error: 'host',
  }),
)

const withScheme = (domain: string) => (/^https?:\/\//i.test(domain) ? domain : `https://${domain}`)

const Days = z.number().check(
  z.refine((days) => Number.isInteger(days) && days >= 1 && days <= 3650, {
    error: 'days',
  }),
)

export const Link = z.string().check(
  z.refine((value) => /^mailto:[^\s<>]+$/.test(value) || isHttpUrl(value), {
    error: 'link',
  }),
)

/** Without `{id}`, the links of all projects or organizations would lead to the same page. */
const LinkWithId = Link.check(
  z.refine((value) => value.includes('{id}'), {
    error: 'linkWithId',
  }),
)

const RESET_EMAIL = { from: 'Support', subject: 'Change password - Password Change Request' }

/** Compared with `URL.origin`, which is lowercase and without a default port. Wildcards are not supported. */
const Origin = z.string().check(
  z.refine((value) => isHttpUrl(value) && new URL(value).origin === value, {
    error: 'origin',
  }),
)

/** Path or URL of a picture. `//host` and `/\\host` are URLs of another host. */
const Picture = z.optional(
  z
    .string()
    .check(z.refine((value) => /^\/(?![/\\])[^\s\p{Cc}]*$/u.test(value) || isHttpUrl(value), { error: 'logo' })),
)

export const Brand = z.object({
  name: z._default(RequiredText, 'Latchkey'),
  logo: Picture,
  logoDark: Picture,
  favicon: Picture,
  accent: z.optional(z.string().check(z.regex(/^#[0-9a-f]{6}$/i, { error: 'color' }))),
})

const Level = z.optional(z.enum(['off', 'read', 'edit']))

/** The pages, then the parts of the Security page: sessions and login methods (features.ts). */
const Features = z.object({
  apiKeys: Level,
  tokens: Level,
  invitations: Level,
  notifications: Level,
  promoCodes: Level,
  security: Level,
  sessions: Level,
  profile: Level,
  password: Level,
  totp: Level,
  push: Level,
  email: Level,
  phone: Level,
  passkey: Level,
  recoveryCode: Level,
  webauthn: Level,
})
export type Feature = keyof z.output<typeof Features>

/** A time with a zone, because a time without one would differ from user to user. */
const Instant = z
  .string()
  .check(z.refine((value) => /T.*(Z|[+-]\d\d:\d\d)$/.test(value) && Date.parse(value) > 0, { error: 'instant' }))

/** Schema of `config.json`. docs/configuration.md explains each field. */
export const Config = z.object({
  auth0: z.object({
    domain: Domain,
    clientId: RequiredText,
    audience: RequiredText,
    connection: z._default(z.nullable(RequiredText), 'Username-Password-Authentication'),
    cacheLocation: z._default(z.enum(['memory', 'localstorage']), 'memory'),
    // DPoP is not supported yet: with a tenant that requires it, users could log in but every request would fail.
    useDpop: z._default(z.literal(false, { error: 'dpop' }), false),
    myAccount: z._default(z.boolean(), true),
    // Whether the tenant has Token Vault. Without it, the scopes and the request would fail.
    connectedAccounts: z._default(z.boolean(), false),
    pictureOrigins: z.optional(z.array(Origin)),
    // How the tenant's template names the password-reset email, so that the user finds it.
    resetEmail: z._default(
      z.object({
        from: z._default(RequiredText, RESET_EMAIL.from),
        subject: z._default(RequiredText, RESET_EMAIL.subject),
      }),
      RESET_EMAIL,
    ),
  }),
  apiKeys: z.optional(
    z.object({
      baseUrl: HttpUrl,
      linkBase: z.optional(HttpUrl),
      freshLogin: z._default(z.boolean(), false),
    }),
  ),
  manage: z.optional(
    z.object({
      baseUrl: HttpUrl,
      maxTokenLifetimeDays: z._default(Days, 365),
      freshLoginAboveDays: z._default(Days, 90),
    }),
  ),
  // For entries that users copy into AI agents. The console itself never calls this server.
  mcp: z.optional(z.object({ url: HttpUrl })),
  links: z._default(
    z.object({
      manageAccount: z.optional(Link),
      project: z.optional(LinkWithId),
      organization: z.optional(LinkWithId),
      home: z.optional(HttpUrl),
      returnTo: z.optional(z.array(Origin)),
      docs: z.optional(Link),
      support: z.optional(Link),
      status: z.optional(Link),
      managementApi: z.optional(Link),
      privacy: z.optional(Link),
      terms: z.optional(Link),
      accessibility: z.optional(Link),
    }),
    {},
  ),
  brand: z._default(Brand, { name: 'Latchkey' }),
  banner: z.optional(
    z.object({
      text: RequiredText,
      link: z.optional(Link),
      severity: z._default(z.enum(['info', 'warning', 'critical']), 'info'),
      from: z.optional(Instant),
      until: z.optional(Instant),
    }),
  ),
  report: z.optional(z.object({ url: HttpUrl })),
  features: z.optional(Features),
  // Adds /check, where an operator sees what only a browser with a login can tell (docs/check.md#in-the-browser).
  setupCheck: z._default(z.boolean(), false),
})
export type Config = z.output<typeof Config>

/** Thrown if the configuration is missing or invalid. `problems` names each wrong field and what it should be. */
export class ConfigError extends Error {
  readonly problems: { field: string; message: string }[]

  constructor(problems: { field: string; message: string }[]) {
    super('The configuration is invalid.')
    this.name = 'ConfigError'
    this.problems = problems
  }
}
