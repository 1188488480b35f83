import { queryOptions, type QueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'

import { ApiError } from './errors'
import { Instant } from './instant'
import { Id, manageApi } from './manage'

/*
 * An unverified contract. No public document has the endpoints that list, create and delete a person's management tokens
 * (api-facts §1.5); these are ours, put together from what is public: the answer of `tokens/verify`, the house style of
 * the addresses, and the way that the platform's other tokens are created. Whoever hosts the console for a server that
 * answers otherwise has this one file to change.
 */
const TOKENS = 'manage/current-user/tokens'
const VERIFY = 'manage/tokens/verify'

/** The header in which the Management API takes its own tokens (api-facts §1.1). */
export const TOKEN_HEADER = 'X-KBC-ManageApiToken'

const WireManagementToken = z.object({
  id: Id,
  description: z.string(),
  created: Instant,
  lastUsed: z.nullish(Instant),
  /** Documented samples live for ten years; a token without an end is not documented, and not impossible. */
  expires: z.nullish(Instant),
  isSessionToken: z.optional(z.boolean()),
  isExpired: z.optional(z.boolean()),
  isDisabled: z.optional(z.boolean()),
  scopes: z.optional(z.array(z.string())),
  type: z.optional(z.string()),
})

/** A token as a row shows it. It has no field for a secret, and what is not named here is dropped at this border. */
export const ManagementToken = z.pipe(WireManagementToken, z.transform(toManagementToken))
export type ManagementToken = ReturnType<typeof toManagementToken>
export const ManagementTokenList = z.array(ManagementToken)

/** The only answer with a secret: the token itself. */
export const CreatedManagementToken = z.pipe(
  z.object({ ...WireManagementToken.shape, token: z.string().check(z.minLength(1)) }),
  z.transform(({ token, ...wire }) => ({ ...toManagementToken(wire), token })),
)
export type CreatedManagementToken = z.output<typeof CreatedManagementToken>

/** What `tokens/verify` says of the token that asks. A token of a machine (`super`) has no user. */
export const VerifiedToken = z.pipe(
  z.object({
    ...WireManagementToken.shape,
    user: z.nullish(z.object({ name: z.optional(z.string()), email: z.optional(z.string()) })),
  }),
  z.transform(({ user, ...wire }) => ({ ...toManagementToken(wire), owner: user?.email ?? user?.name })),
)
export type VerifiedToken = z.output<typeof VerifiedToken>

export const managementTokenQueries = {
  all: () => ['management-tokens'] as const,

  /** All of a person's tokens, in one answer: this API has no pages. */
  list: () =>
    queryOptions({
      queryKey: [...managementTokenQueries.all(), 'list'],
      queryFn: ({ signal }) =>
        manageApi.send({ href: TOKENS, answer: ManagementTokenList, signal, missing: 'unavailable' }),
      // The page's loader has asked already; a failure is shown, and asked again when the person wants to.
      retryOnMount: false,
    }),
}

/** Creates a token. `seconds` is how long it will be good for, counted by the server. */
export function createManagementToken(name: string, seconds: number): Promise<CreatedManagementToken> {
  return manageApi.send({
    method: 'POST',
    href: TOKENS,
    body: { description: name, expiresIn: seconds },
    answer: CreatedManagementToken,
  })
}

export function deleteManagementToken({ id }: Pick<ManagementToken, 'id'>): Promise<unknown> {
  return manageApi.send({ method: 'DELETE', href: `${TOKENS}/${encodeURIComponent(id)}`, answer: z.unknown() })
}

/** The same where it counts only that the token is gone: somebody else may have been faster. */
export async function ensureManagementTokenDeleted(token: Pick<ManagementToken, 'id'>): Promise<void> {
  try {
    await deleteManagementToken(token)
  } catch (error) {
    if (!(error instanceof ApiError) || error.kind !== 'not-found') throw error
  }
}

/** What the server makes of a token. `token` is missing where the answer says nothing that we understand. */
export type TokenTest = { status: number; milliseconds: number; token?: VerifiedToken | undefined }

/** Asks with the token itself, and with nothing of the person's session. Throws an ApiError where there is no answer. */
export async function testManagementToken(token: string): Promise<TokenTest> {
  const { body, ...answer } = await manageApi.probe(VERIFY, { [TOKEN_HEADER]: token })
  return { ...answer, token: VerifiedToken.safeParse(body).data }
}

/** Where a token can be tried out by hand. */
export function verifyAddress(baseUrl: string): string {
  return new URL(`${baseUrl.replace(/\/+$/, '')}/${VERIFY}`).href
}

/** Puts a token that was just made into the list, before the list is asked for again. */
export function keepManagementToken(client: QueryClient, token: ManagementToken): Promise<void> {
  client.setQueryData(managementTokenQueries.list().queryKey, (tokens) => tokens && [token, ...tokens])
  return refreshManagementTokens(client)
}

/** Takes tokens that are gone out of the list, then asks the server for it again. */
export function forgetManagementTokens(client: QueryClient, ids: string[]): Promise<void> {
  client.setQueryData(managementTokenQueries.list().queryKey, (tokens) => tokens?.filter(({ id }) => !ids.includes(id)))
  return refreshManagementTokens(client)
}

export function refreshManagementTokens(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ queryKey: managementTokenQueries.all() })
}

function toManagementToken(wire: z.output<typeof WireManagementToken>) {
  return {
    /** Public, and the first part of the token: enough to tell which token is meant. */
    id: wire.id,
    name: wire.description,
    created: wire.created,
    lastUsed: wire.lastUsed ?? undefined,
    expires: wire.expires ?? undefined,
    isSession: wire.isSessionToken === true || wire.type === 'session',
    /** It belongs to no person, and its scopes say what it may do. */
    isSuper: wire.type === 'super',
    isExpired: wire.isExpired === true,
    isDisabled: wire.isDisabled === true,
    scopes: wire.scopes ?? [],
  }
}
