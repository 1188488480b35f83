import { screen, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { http, type HttpResponseResolver } from 'msw'

import { MANAGE_BASE } from '~/demo/demo-config'

/** Helpers for the tests of the Promo codes page. */

export const PROMO_CODES = `${MANAGE_BASE}/manage/current-user/promo-codes`

export const applyRequestsIn = (requests: string[]) => requests.filter((request) => request === `POST ${PROMO_CODES}`)

/** Responds instead of the demo server. A resolver that returns undefined passes the request on to the demo server. */
export const onApply = (respond: HttpResponseResolver) => http.post(PROMO_CODES, respond)
export const onListCodes = (respond: HttpResponseResolver) => http.get(PROMO_CODES, respond)

export const findCodeField = () => screen.findByRole('textbox', { name: 'Promo code' })

/** Replaces the text in the field by pasting. */
export async function pasteCode(user: UserEvent, code: string) {
  const field = await findCodeField()
  await user.clear(field)
  await user.click(field)
  await user.paste(code)
  return field
}

export async function applyCode(user: UserEvent, code: string) {
  const field = await pasteCode(user, code)
  await user.click(screen.getByRole('button', { name: 'Apply' }))
  return field
}

export async function findAppliedCodes(): Promise<string[]> {
  const table = await screen.findByRole('table', { name: 'Applied codes' })
  return within(table)
    .getAllByRole('rowheader')
    .map(({ textContent }) => textContent)
}
