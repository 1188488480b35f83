import { useQueryClient } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'

import { managementTokenQueries } from '~/api/management-tokens'
import { serverNow } from '~/api/server-clock'
import { paths } from '~/config/paths'
import { CreateTokenFlow } from '~/features/management-tokens/create-token-flow'
import { defaultLifetime, tokenForm } from '~/features/management-tokens/lifetime'
import { suggestedHours } from '~/features/management-tokens/suggested-lifetime'
import { useMaxLifetimeDays } from '~/features/management-tokens/use-max-lifetime-days'
import { useLoginDraft } from '~/session/login-draft'
import { useCloseDialog } from '~/ui/overlays/use-dialog-url'

/**
 * `/tokens/new?name=…&hours=…`: the dialog for a new access token, over the list of tokens. A link may fill in the name and
 * suggest a lifetime, but does not choose it.
 */
export function Component() {
  const client = useQueryClient()
  const [search] = useSearchParams()
  const maxDays = useMaxLifetimeDays()
  const draft = useLoginDraft(tokenForm(maxDays, serverNow))
  const linkedName = search.get('name') ?? ''
  const close = useCloseDialog(paths.tokens, ['name', 'hours'])

  function isNameTaken(name: string): boolean {
    const tokens = client.getQueryData(managementTokenQueries.list().queryKey)
    return tokens?.some((token) => token.name === name) ?? false
  }
  return (
    <CreateTokenFlow
      initial={{ name: linkedName, ...defaultLifetime(), ...draft }}
      isNameFromLink={linkedName.trim() !== ''}
      suggestedHours={suggestedHours(search.get('hours'))}
      maxDays={maxDays}
      isNameTaken={isNameTaken}
      onClose={close}
    />
  )
}
