import { queryOptions, type QueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'

import { fetchOncePerVisit, myAccountApi } from './my-account-client'
import { ApiError } from './errors'
import { ifReadable, maybe, MaybeText, Opaque } from './fields'
import { MaybeInstant } from './instant'
import { Flag, Texts } from './odd-fields'
import { rows } from './rows'
import { readList } from './unreadable-rows'

/** A factor that this user may enroll. Unknown types are kept in the data but not shown. */
const Factor = z.pipe(
  z.object({ type: Opaque }),
  z.transform(({ type }) => type),
)
const Factors = z.pipe(
  z.object({ factors: z.nullable(rows(Factor)) }),
  z.transform(({ factors }) => factors ?? []),
)

/** A login method that this user has. Unknown types are listed too. */
const WireMethod = z.object({
  id: Opaque,
  type: Opaque,
  created_at: z.optional(MaybeInstant),
  last_auth_at: z.optional(MaybeInstant),
  last_password_reset: z.optional(MaybeInstant),
  confirmed: maybe(Flag),
  usage: Texts,
  name: MaybeText,
  phone_number: MaybeText,
  email: MaybeText,
  credential_backed_up: ifReadable(Flag),
  user_agent: MaybeText,
  aaguid: MaybeText,
  transports: Texts,
  key_id: MaybeText,
  user_handle: MaybeText,
  relying_party_id: MaybeText,
})

export const LoginMethod = z.pipe(WireMethod, z.transform(toLoginMethod))
export type LoginMethod = ReturnType<typeof toLoginMethod>

function toLoginMethod(wire: z.output<typeof WireMethod>) {
  return {
    id: wire.id,
    type: wire.type,
    created: wire.created_at,
    lastUsed: wire.last_auth_at,
    lastChanged: wire.last_password_reset,
    /** False for an unfinished enrollment. Types without that state are always confirmed. */
    isConfirmed: wire.confirmed !== false,
    name: wire.name,
    isSecondary: wire.usage.includes('secondary'),
    /** Phone number or email address that codes are sent to. */
    target: wire.phone_number ?? wire.email,
    userAgent: wire.user_agent,
    aaguid: wire.aaguid,
    transports: wire.transports,
    /** True if the passkey is synced to the user's other devices; undefined if unknown. */
    isSynced: wire.credential_backed_up,
    /** Names the passkey in the browser: its ID, the ID of its user, and the domain that it is for. */
    keyId: wire.key_id,
    userHandle: wire.user_handle,
    relyingPartyId: wire.relying_party_id,
  }
}

// Auth0's documentation shows both forms (docs/api/my-account.md).
const LoginMethods = z.pipe(
  z.union([z.object({ authentication_methods: z.nullable(rows(LoginMethod)) }), rows(LoginMethod)]),
  z.transform((body) => (Array.isArray(body) ? body : (body.authentication_methods ?? []))),
)

export const myAccountQueries = {
  all: () => ['my-account'] as const,
  /** Types that the tenant has enabled and this user may enroll. */
  factors: () =>
    queryOptions({
      ...fetchOncePerVisit,
      queryKey: [...myAccountQueries.all(), 'factors'],
      queryFn: ({ signal }) => readList(myAccountApi, { href: FACTORS, schema: Factors, signal }),
    }),
  methods: () =>
    queryOptions({
      ...fetchOncePerVisit,
      queryKey: [...myAccountQueries.all(), 'methods'],
      queryFn: async ({ signal, client }) => {
        methodsReadAt.delete(client)
        const list = await readList(myAccountApi, { href: METHODS, schema: LoginMethods, signal })
        methodsReadAt.set(client, Date.now())
        return list
      },
    }),
}

/**
 * When the list of methods was last read, in this device's milliseconds. Writes keep the cached list up to date without a
 * read. Absent after a failed read, or after a write whose result is unknown: then a method may be missing from the list.
 */
export const methodsReadAt = new WeakMap<QueryClient, number>()

export const FACTORS = 'factors'
export const METHODS = 'authentication-methods'

/** Path of a method. Its ID contains a pipe, which must be encoded. */
export const methodPath = (id: string): string => `${METHODS}/${encodeURIComponent(id)}`

/** Schema for the response to a write, which may be empty. A 2xx means success, with any body. */
export const MaybeLoginMethod = z.pipe(
  z.unknown(),
  z.transform((body) => LoginMethod.safeParse(body).data),
)

/** Renames a method and returns its new state. */
export async function renameMethod(method: LoginMethod, name: string): Promise<LoginMethod> {
  const href = methodPath(method.id)
  const renamed = await myAccountApi.send({
    method: 'PATCH',
    href,
    itemOf: METHODS,
    body: { name },
    schema: MaybeLoginMethod,
  })
  return renamed ?? { ...method, name }
}

/** Removes a method. Returns false if it had been removed before. */
export async function removeMethod({ id }: LoginMethod): Promise<boolean> {
  try {
    await myAccountApi.send({ method: 'DELETE', href: methodPath(id), itemOf: METHODS, schema: z.unknown() })
    return true
  } catch (error) {
    if (error instanceof ApiError && error.kind === 'not-found') return false
    throw error
  }
}

/** The list entry of an enrollment that is not verified yet. */
export function unfinishedMethod(id: string, type: string): LoginMethod {
  return toLoginMethod({ id, type, confirmed: false, usage: [], transports: [] })
}

/** Puts an added or changed method into the cached list. A refetch would use up one of the two reads a minute. */
export function updateMethodInCache(client: QueryClient, method: LoginMethod | undefined): void {
  if (!method) {
    methodsReadAt.delete(client)
    return void client.invalidateQueries(myAccountQueries.methods())
  }
  client.setQueryData(myAccountQueries.methods().queryKey, (methods = []) => {
    // A user has one recovery code at most: the new one replaces the old.
    const rest = methods.filter(({ id, type }) => id !== method.id && !(method.type === type && isSingle(method)))
    const at = methods.findIndex(({ id }) => id === method.id)
    return at < 0 ? [...rest, method] : rest.toSpliced(at, 0, method)
  })
}

const isSingle = ({ type, isConfirmed }: LoginMethod): boolean => type === 'recovery-code' && isConfirmed

export function removeMethodFromCache(client: QueryClient, { id }: Pick<LoginMethod, 'id'>): void {
  client.setQueryData(myAccountQueries.methods().queryKey, (methods) => methods?.filter((method) => method.id !== id))
}
