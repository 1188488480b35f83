import { useQueryClient } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'

import { managementTokenQueries } from '~/api/management-tokens'
import { serverNow } from '~/api/server-clock'
import { paths } from '~/config/paths'
import { CreateTokenFlow } from '~/features/management-tokens/create-token-flow'
import { lifetimeOf, tokenForm } from '~/features/management-tokens/lifetime'
import { useMaxLifetimeDays } from '~/features/management-tokens/use-max-lifetime-days'
import { useLoginDraft } from '~/session/login-draft'
import { useCloseDialog } from '~/ui/overlays/use-dialog-url'

/** `/tokens/new?name=…&hours=…`: the dialog for a new access token, over the list of tokens. */
export function Component() {
  const client = useQueryClient()
  const [search] = useSearchParams()
  const maxDays = useMaxLifetimeDays()
  const draft = useLoginDraft(tokenForm(maxDays, serverNow))
  const close = useCloseDialog(paths.tokens, ['name', 'hours'])

  function isNameTaken(name: string): boolean {
    const tokens = client.getQueryData(managementTokenQueries.list().queryKey)
    return tokens?.some((token) => token.name === name) ?? false
  }
  return (
    <CreateTokenFlow
      initial={{ name: search.get('name') ?? '', ...lifetimeOf(search.get('hours'), maxDays), ...draft }}
      maxDays={maxDays}
      isNameTaken={isNameTaken}
      onClose={close}
    />
  )
}
