import { screen, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { http, type HttpResponseResolver } from 'msw'

import { MANAGE_BASE } from '~/demo/demo-config'

export const CODES = `${MANAGE_BASE}/manage/current-user/promo-codes`

export const attempts = (requests: string[]) => requests.filter((line) => line === `POST ${CODES}`)
/** What answers in place of the demo's server. */
export const onApply = (answer: HttpResponseResolver) => http.post(CODES, answer)
export const onList = (answer: HttpResponseResolver) => http.get(CODES, answer)

export const codeField = () => screen.findByRole('textbox', { name: 'Promo code' })

/** As it comes from the clipboard. */
export async function enter(user: UserEvent, code: string) {
  const field = await codeField()
  await user.clear(field)
  await user.click(field)
  await user.paste(code)
  return field
}

export async function apply(user: UserEvent, code: string) {
  const field = await enter(user, code)
  await user.click(screen.getByRole('button', { name: 'Apply' }))
  return field
}

export async function appliedCodes(): Promise<string[]> {
  const table = await screen.findByRole('table', { name: 'Applied codes' })
  return within(table)
    .getAllByRole('rowheader')
    .map(({ textContent }) => textContent)
}
