import { queryOptions, type QueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'

import { myAccountApi } from './my-account-client'
import { ApiError } from './errors'
import { Instant } from './instant'

/** A way to log in that this person could set up. Types that we do not know are kept, and shown nowhere. */
const Factor = z.object({ type: z.string() })
const Factors = z.pipe(
  z.object({ factors: z.array(Factor) }),
  z.transform(({ factors }) => factors.map(({ type }) => type)),
)

/** A way to log in that this person has, whatever its type: one we do not know is listed all the same. */
const WireMethod = z.object({
  id: z.string(),
  type: z.string(),
  created_at: z.optional(Instant),
  last_auth_at: z.optional(Instant),
  last_password_reset: z.optional(Instant),
  confirmed: z.optional(z.boolean()),
  usage: z.optional(z.array(z.string())),
  name: z.optional(z.nullable(z.string())),
  phone_number: z.optional(z.string()),
  email: z.optional(z.string()),
  credential_backed_up: z.optional(z.boolean()),
  user_agent: z.optional(z.string()),
  aaguid: z.optional(z.string()),
  transports: z.optional(z.array(z.string())),
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
    /** False for an enrollment that somebody began and did not finish. Types that know no such state are confirmed. */
    isConfirmed: wire.confirmed !== false,
    name: wire.name ?? undefined,
    isSecondary: wire.usage?.includes('secondary') ?? false,
    /** The number or the address that codes are sent to. */
    target: wire.phone_number ?? wire.email,
    userAgent: wire.user_agent,
    aaguid: wire.aaguid,
    transports: wire.transports ?? [],
    /** Whether the passkey is kept in an account and reaches the person's other devices; undefined where unknown. */
    isSynced: wire.credential_backed_up,
  }
}

// The documentation shows both forms (auth0.md §2.2).
const LoginMethods = z.pipe(
  z.union([z.object({ authentication_methods: z.array(LoginMethod) }), z.array(LoginMethod)]),
  z.transform((answer) => (Array.isArray(answer) ? answer : answer.authentication_methods)),
)

/** Two reads and two writes a minute is what a free tenant allows: one call each a visit, and nothing asks again. */
const oneCallAVisit = {
  staleTime: Infinity,
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
  refetchOnMount: false,
  retryOnMount: false,
  retry: false,
} as const

export const myAccountQueries = {
  all: () => ['my-account'] as const,
  /** The types of what can be set up: enabled by the tenant and enrollable by this person. */
  factors: () =>
    queryOptions({
      ...oneCallAVisit,
      queryKey: [...myAccountQueries.all(), 'factors'],
      queryFn: ({ signal }) => myAccountApi.send({ href: 'factors', answer: Factors, signal }),
    }),
  methods: () =>
    queryOptions({
      ...oneCallAVisit,
      queryKey: [...myAccountQueries.all(), 'methods'],
      queryFn: ({ signal }) => myAccountApi.send({ href: METHODS, answer: LoginMethods, signal }),
    }),
}

export const METHODS = 'authentication-methods'

/** Where a method is. Its id holds a pipe, which travels encoded. */
export const addressOf = (id: string): string => `${METHODS}/${encodeURIComponent(id)}`

/** Renames, and returns the method as it is now. */
export async function renameMethod({ id }: LoginMethod, name: string): Promise<LoginMethod> {
  return myAccountApi.send({ method: 'PATCH', href: addressOf(id), body: { name }, answer: LoginMethod })
}

/** Removes it. False where it had been removed already: what was wanted is so. */
export async function removeMethod({ id }: LoginMethod): Promise<boolean> {
  try {
    await myAccountApi.send({ method: 'DELETE', href: addressOf(id), answer: z.unknown() })
    return true
  } catch (error) {
    if (error instanceof ApiError && error.kind === 'not-found') return false
    throw error
  }
}

/** An enrollment that has begun: what the list calls it until it is verified. */
export function unfinishedMethod(id: string, type: string): LoginMethod {
  return toLoginMethod({ id, type, confirmed: false })
}

/** A method that was added or changed, in the list that is on screen: asking for it again would cost a read. */
export function keepMethod(client: QueryClient, method: LoginMethod | undefined): void {
  if (!method) return void client.invalidateQueries(myAccountQueries.methods())
  client.setQueryData(myAccountQueries.methods().queryKey, (methods = []) => {
    // A person has one recovery code: a new one takes the place of the old.
    const rest = methods.filter(({ id, type }) => id !== method.id && !(method.type === type && isSingle(method)))
    const at = methods.findIndex(({ id }) => id === method.id)
    return at < 0 ? [...rest, method] : rest.toSpliced(at, 0, method)
  })
}

const isSingle = ({ type, isConfirmed }: LoginMethod): boolean => type === 'recovery-code' && isConfirmed

export function forgetMethod(client: QueryClient, { id }: Pick<LoginMethod, 'id'>): void {
  client.setQueryData(myAccountQueries.methods().queryKey, (methods) => methods?.filter((method) => method.id !== id))
}
