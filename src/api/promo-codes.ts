import { queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'

import { ifReadable, MaybeText } from './fields'
import { Id } from './ids'
import { MaybeInstant } from './instant'
import { manageApi } from './manage'
import { Named } from './named'
import { rows } from './rows'
import { readList } from './unreadable-rows'

export const PROMO_CODES = 'manage/current-user/promo-codes'

/** A code that the user has applied, with the project that it created. An invalid date does not reject the list. */
export const PromoCode = z.object({ code: z.string(), usedAt: MaybeInstant, project: ifReadable(Named) })
export type PromoCode = z.output<typeof PromoCode>
export const PromoCodeList = rows(PromoCode)

/** The project that a code created. The API sends more fields; the console needs only these. */
export const CreatedProject = z.pipe(
  z.object({ id: Id, name: MaybeText, expires: MaybeInstant }),
  z.transform(({ id, name, expires }) => ({ id, name: name ?? id, expires })),
)
export type CreatedProject = z.output<typeof CreatedProject>

export const promoCodeQueries = {
  all: () => ['promo-codes'] as const,

  /** The codes that the user has applied. */
  list: () =>
    queryOptions({
      queryKey: [...promoCodeQueries.all(), 'list'],
      queryFn: ({ signal }) =>
        readList(manageApi, { href: PROMO_CODES, schema: PromoCodeList, signal, missing: 'unavailable' }),
      retryOnMount: false,
    }),
}

/** Applies a code, which creates a project. */
export function applyPromoCode(code: string): Promise<CreatedProject> {
  return manageApi.send({ method: 'POST', href: PROMO_CODES, body: { code }, schema: CreatedProject })
}

/** Reads from the server's message why a code was rejected. Undefined if the message does not say. */
export function promoCodeProblem(message: string | undefined): 'used' | 'no-such-code' | undefined {
  if (message === undefined) return undefined
  if (/\bcode\b.*already used/i.test(message)) return 'used'
  return /\bcode\b.*(not found|no longer valid)/i.test(message) ? 'no-such-code' : undefined
}
