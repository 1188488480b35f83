import { queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'

import { MaybeInstant } from './instant'
import { manageApi, Named } from './manage'

const PROMO_CODES = 'manage/current-user/promo-codes'

/** A code that this person has applied, with the project that it made. One unreadable date must not cost the list. */
export const PromoCode = z.object({ code: z.string(), usedAt: MaybeInstant, project: z.nullish(Named) })
export type PromoCode = z.output<typeof PromoCode>
export const PromoCodeList = z.array(PromoCode)

/** The project that a code has made. Of its many fields only these are of use here (api-facts §1.9b). */
export const CreatedProject = z.object({ ...Named.shape, expires: MaybeInstant })
export type CreatedProject = z.output<typeof CreatedProject>

export const promoCodeQueries = {
  all: () => ['promo-codes'] as const,

  /** The codes already applied by this person. */
  list: () =>
    queryOptions({
      queryKey: [...promoCodeQueries.all(), 'list'],
      queryFn: ({ signal }) =>
        manageApi.send({ href: PROMO_CODES, answer: PromoCodeList, signal, missing: 'unavailable' }),
      retryOnMount: false,
    }),
}

/** Applies a code: a new project is made. */
export function applyPromoCode(code: string): Promise<CreatedProject> {
  return manageApi.send({ method: 'POST', href: PROMO_CODES, body: { code }, answer: CreatedProject })
}

/** Why a code was refused, as far as the server's words tell; undefined where they do not (api-facts §1.2). */
export function promoCodeProblem(words: string | undefined): 'used' | 'no-such-code' | undefined {
  if (words === undefined) return undefined
  if (/\bcode\b.*already used/i.test(words)) return 'used'
  return /\bcode\b.*(not found|no longer valid)/i.test(words) ? 'no-such-code' : undefined
}
