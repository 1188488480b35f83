import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'

import { managementTokenQueries } from '~/api/management-tokens'
import { serverNow } from '~/api/server-clock'
import { paths } from '~/config/paths'
import { defaultLifetime, sameLifetime, tokenForm } from '~/features/management-tokens/lifetime'
import { RotateTokenFlow } from '~/features/management-tokens/rotate-token-flow'
import { useMaxLifetimeDays } from '~/features/management-tokens/use-max-lifetime-days'
import { useLoginDraft } from '~/session/login-draft'
import { useCloseDialog } from '~/ui/overlays/use-dialog-url'

/** `/tokens/:id/rotate`: the dialogs that rotate one access token, over the list of tokens. */
export function Component() {
  const { id = '' } = useParams()
  // Reads the cache only. The page behind the dialog loads the list.
  const { data: tokens } = useQuery({ ...managementTokenQueries.list(), enabled: false })
  const maxDays = useMaxLifetimeDays()
  const draft = useLoginDraft(tokenForm(maxDays, serverNow))
  const close = useCloseDialog(paths.tokens)
  if (!tokens) return null
  const old = tokens.find((token) => token.id === id)
  const lifetime = old ? sameLifetime(old, maxDays) : defaultLifetime()
  return (
    <RotateTokenFlow
      key={id}
      oldId={id}
      initial={{ name: old?.name ?? '', ...lifetime, ...draft }}
      maxDays={maxDays}
      onClose={close}
    />
  )
}
