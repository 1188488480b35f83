import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { refreshManagementTokens, type ManagementToken } from '~/api/management-tokens'
import { messages } from '~/lib/messages'
import { Button } from '~/ui/controls/button'
import { useAction } from '~/ui/hooks/use-action'
import { Dialog, DialogFoot } from '~/ui/overlays/dialog'
import { words as uiWords } from '~/ui/words'

import { rotateWords as words } from './dialog-words'
import { nameOf } from './name'

const notFoundWords = messages({
  reload: 'Reload',
  token: 'Could not find this token. Some tokens in the list could not be read.',
  newToken: (id: string) => `Could not find new token ${id}. Some tokens in the list could not be read.`,
})

type Props = {
  oldToken: ManagementToken | undefined
  text: string
  onClose: () => void
  /** More buttons. */
  children?: ReactNode
}

/** Says why a rotation cannot continue. */
export function RotationMessage({ oldToken, text, onClose, children }: Props) {
  return (
    <Dialog title={oldToken ? words.title(nameOf(oldToken)) : words.titleWithoutName} onClose={onClose}>
      <p>{text}</p>
      <DialogFoot>
        {children}
        <Button look="primary" onClick={onClose}>
          {uiWords.close}
        </Button>
      </DialogFoot>
    </Dialog>
  )
}

type NotFoundProps = {
  oldToken: ManagementToken | undefined
  /** Set if the new token of the rotation is the missing one. */
  newId: string | undefined
  onClose: () => void
}

/** Says that a token is missing from a list with unreadable rows. Closing it keeps the rotation. */
export function TokenNotFound({ oldToken, newId, onClose }: NotFoundProps) {
  const client = useQueryClient()
  const reload = useAction(() => refreshManagementTokens(client))
  return (
    <RotationMessage
      oldToken={oldToken}
      text={newId === undefined ? notFoundWords.token : notFoundWords.newToken(newId)}
      onClose={onClose}
    >
      <Button busy={reload.isPending} onClick={() => void reload.run()}>
        {notFoundWords.reload}
      </Button>
    </RotationMessage>
  )
}
