import { queryOptions, type QueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'

import { ApiError } from './errors'
import { ifReadable, maybe, MaybeText, Opaque } from './fields'
import { Id } from './ids'
import { MaybeInstant } from './instant'
import { manageApi } from './manage'
import { Flag, InstantOrNever, Texts } from './odd-fields'
import { rows } from './rows'
import { readList } from './unreadable-rows'

/*
 * An unverified contract: no public document describes the endpoints that list, create and delete a user's access tokens.
 * These are derived from the documented `tokens/verify` response, the style of the other paths, and the way the platform's
 * other tokens are created (docs/api/management.md). For a server with another contract, change this file only.
 */
export const MANAGEMENT_TOKENS = 'manage/current-user/tokens'
const VERIFY = 'manage/tokens/verify'

/** Header that carries an access token to the Management API. */
export const TOKEN_HEADER = 'X-KBC-ManageApiToken'

const OddText = ifReadable(z.string())
const WireManagementToken = z.object({
  id: Id,
  description: OddText,
  created: MaybeInstant,
  lastUsed: InstantOrNever,
  /** Missing for a token that never expires, which is undocumented but possible. */
  expires: InstantOrNever,
  isSessionToken: ifReadable(Flag),
  isExpired: maybe(Flag),
  isDisabled: maybe(Flag),
  scopes: Texts,
  type: OddText,
})

/** A token as the table shows it. It has no field for a secret, and unknown keys are dropped. */
export const ManagementToken = z.pipe(WireManagementToken, z.transform(toManagementToken))
export type ManagementToken = ReturnType<typeof toManagementToken>
export const ManagementTokenList = rows(ManagementToken)

const ReadExpiry = z.optional(z.transform((value: z.input<typeof InstantOrNever>) => InstantOrNever.safeParse(value)))
/** The only response with a secret, the token's value. It is sent once: no field but the ID can make the response invalid. */
export const CreatedManagementToken = z.pipe(
  z.object({
    ...WireManagementToken.shape,
    lastUsed: ifReadable(InstantOrNever),
    expires: ReadExpiry,
    isExpired: ifReadable(Flag),
    isDisabled: ifReadable(Flag),
    token: Opaque,
  }),
  z.transform(({ token, expires, ...wire }) => ({
    ...toManagementToken({ ...wire, expires: expires?.data }),
    /** False if the server sent an expiry that cannot be read. Undefined in `expires` then does not mean "never". */
    isExpiryKnown: expires?.success ?? true,
    token,
  })),
)
export type CreatedManagementToken = z.output<typeof CreatedManagementToken>

/** Response of `tokens/verify` about the token that sent the request. A machine's token (`super`) has no user. */
export const VerifiedToken = z.pipe(
  z.object({
    ...WireManagementToken.shape,
    user: ifReadable(z.object({ name: MaybeText, email: MaybeText })),
  }),
  z.transform(({ user, ...wire }) => ({ ...toManagementToken(wire), owner: user?.email ?? user?.name })),
)
export type VerifiedToken = z.output<typeof VerifiedToken>

export const managementTokenQueries = {
  all: () => ['management-tokens'] as const,

  /** All tokens of the user in one response: this API has no pages. */
  list: () =>
    queryOptions({
      queryKey: [...managementTokenQueries.all(), 'list'],
      queryFn: ({ signal }) =>
        readList(manageApi, { href: MANAGEMENT_TOKENS, schema: ManagementTokenList, signal, missing: 'unavailable' }),
      // The route loader has sent the request already. The page shows a failure and offers a retry.
      retryOnMount: false,
    }),
}

/** Creates a token that expires after `seconds`, measured by the server's clock. */
export async function createManagementToken(name: string, seconds: number): Promise<CreatedManagementToken> {
  const created = await manageApi.send({
    method: 'POST',
    href: MANAGEMENT_TOKENS,
    body: { description: name, expiresIn: seconds },
    schema: CreatedManagementToken,
  })
  return { ...created, name: created.name || name }
}

export function deleteManagementToken({ id }: Pick<ManagementToken, 'id'>): Promise<unknown> {
  return manageApi.send({
    method: 'DELETE',
    href: `${MANAGEMENT_TOKENS}/${encodeURIComponent(id)}`,
    itemOf: MANAGEMENT_TOKENS,
    schema: z.unknown(),
  })
}

/** Deletes a token. A token that does not exist (any longer) counts as deleted. */
export async function ensureManagementTokenDeleted(token: Pick<ManagementToken, 'id'>): Promise<void> {
  try {
    await deleteManagementToken(token)
  } catch (error) {
    if (!(error instanceof ApiError) || error.kind !== 'not-found') throw error
  }
}

/** Result of testing a token. `token` is undefined if the response cannot be parsed. */
export type TokenTest = { status: number; milliseconds: number; token?: VerifiedToken | undefined }

/** Sends a request that is authenticated by this token alone, without the session's bearer token. */
export async function testManagementToken(token: string): Promise<TokenTest> {
  const { body, ...result } = await manageApi.probe(VERIFY, { [TOKEN_HEADER]: token })
  return { ...result, token: VerifiedToken.safeParse(body).data }
}

/** URL at which a user can test a token by hand. */
export function verifyUrl(baseUrl: string): string {
  return new URL(`${baseUrl.replace(/\/+$/, '')}/${VERIFY}`).href
}

/** Adds a new token without its value to the cached list, then refetches the list. */
export function addManagementTokenToCache(client: QueryClient, created: CreatedManagementToken): Promise<void> {
  const { token: _value, isExpiryKnown, ...row } = created
  // A row without an expiry would say that the token never expires.
  if (isExpiryKnown) client.setQueryData(managementTokenQueries.list().queryKey, (tokens) => tokens && [row, ...tokens])
  return refreshManagementTokens(client)
}

/** Removes deleted tokens from the cached list, then refetches the list. */
export function removeManagementTokensFromCache(client: QueryClient, ids: string[]): Promise<void> {
  client.setQueryData(managementTokenQueries.list().queryKey, (tokens) => tokens?.filter(({ id }) => !ids.includes(id)))
  return refreshManagementTokens(client)
}

export function refreshManagementTokens(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ queryKey: managementTokenQueries.all() })
}

function toManagementToken(wire: z.output<typeof WireManagementToken>) {
  return {
    /** Public. The first part of the token's value, so it identifies the token. */
    id: wire.id,
    name: wire.description ?? '',
    created: wire.created,
    lastUsed: wire.lastUsed,
    expires: wire.expires,
    isSession: wire.isSessionToken === true || wire.type === 'session',
    /** True for a machine's token: it belongs to no user, and its scopes limit what it may do. */
    isSuper: wire.type === 'super',
    isExpired: wire.isExpired === true,
    isDisabled: wire.isDisabled === true,
    scopes: wire.scopes,
  }
}
