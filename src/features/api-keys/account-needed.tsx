import type { ApiError } from '~/api/errors'
import { useConsole } from '~/session/console-context'

import { messages } from '~/lib/messages'

const words = messages({
  accountNeeded: 'The likely reason: API keys belong to an account, and you don’t own one yet.',
  manageAccount: 'Manage Account',
})

/** The likely reason of a 403: "the authenticated user must own an account" (docs/api/hal.md). Nothing for other errors. */
export function AccountNeeded({ error }: { error: ApiError }) {
  const { manageAccount } = useConsole().config.links
  if (error.kind !== 'forbidden') return null
  return (
    <p className="text-text">
      {words.accountNeeded}{' '}
      {manageAccount && (
        <a href={manageAccount} className="link">
          {words.manageAccount}
        </a>
      )}
    </p>
  )
}
