import { useQueryClient } from '@tanstack/react-query'

import { deleteManagementToken, removeManagementTokensFromCache, type ManagementToken } from '~/api/management-tokens'
import { Icon } from '~/ui/controls/icon'
import { DeletionFoot } from '~/ui/deletion/deletion-foot'
import { DeletionList } from '~/ui/deletion/deletion-list'
import { useDeletion } from '~/ui/deletion/use-deletion'
import { Problem } from '~/ui/feedback/problem'
import { Dialog } from '~/ui/overlays/dialog'
import { useIsClockKnown, useServerNow } from '~/ui/hooks/use-server-now'
import { relativeTime } from '~/ui/text/time'

import { DELETED } from './deleted'
import { deleteWords as words } from './delete-words'
import { nameOf } from './name'
import { rotationTag } from './rotation-tag'
import { nextChange, SOON, statusOf } from './status'
import { useOwnRotations } from './use-own-rotations'
import { words as listWords } from './words'

type Props = { tokens: ManagementToken[]; onClose: () => void }

/** Deletes one token or several, and warns about tokens that were used recently. */
export function DeleteTokensDialog({ tokens, onClose }: Props) {
  const client = useQueryClient()
  const { rotations, forget } = useOwnRotations()
  const [onlyToken] = tokens.length === 1 ? tokens : []
  const now = useServerNow((from) => nextChange(tokens, from))
  // "Nothing can be using it" must not depend on the clock of a device.
  const areExpired = useIsClockKnown() && tokens.every((token) => statusOf(token, now) === 'expired')
  const title = onlyToken ? words.title : words.titleMany(tokens.length)

  const deletion = useDeletion({
    items: tokens.map((token) => ({ ...token, name: nameOf(token) })),
    deleteOne: deleteManagementToken,
    onDeleted: (deleted) => {
      const ids = deleted.map(({ id }) => id)
      forget(ids)
      return removeManagementTokensFromCache(client, ids)
    },
    announcement: (alreadyDeleted) => {
      if (!onlyToken) return listWords.deletedMany(tokens.length)
      const announce = alreadyDeleted.length > 0 ? listWords.alreadyDeletedAnnouncement : listWords.deletedAnnouncement
      return announce(nameOf(onlyToken))
    },
    draft: { [DELETED]: tokens.map(({ id }) => id).join(' ') },
    onClose,
  })

  return (
    <Dialog
      role="alertdialog"
      title={title}
      intro={consequenceOf(tokens, areExpired)}
      onClose={onClose}
      focusFirst={deletion.cancelButton}
    >
      <DeletionList
        deletion={deletion}
        hintOf={(token) => [listWords.hint(token.id), rotationTag(token, rotations)].filter(Boolean).join(' · ')}
      />
      <InUseWarning tokens={tokens} now={now} />
      {deletion.state.step === 'stopped' && <Problem error={deletion.state.error} />}
      <DeletionFoot deletion={deletion} submitLabel={title} />
    </Dialog>
  )
}

function consequenceOf(tokens: ManagementToken[], areExpired: boolean): string {
  const [first] = tokens
  if (tokens.length > 1) return areExpired ? words.expiredMany : words.consequenceMany
  if (areExpired) return words.expired
  return first?.isSession ? words.session : words.consequence
}

/** Warns that a script or an integration probably depends on a token that was used recently. */
function InUseWarning({ tokens, now }: { tokens: ManagementToken[]; now: number }) {
  const used = tokens.filter(
    (token) => token.lastUsed && now - token.lastUsed.getTime() < SOON && statusOf(token, now) !== 'expired',
  )
  const [first] = used
  if (!first?.lastUsed) return null
  return (
    <p className="note warn">
      <Icon name="warning" />
      {tokens.length === 1 ? words.inUse(relativeTime(first.lastUsed, now)) : words.inUseMany(used.length)}
    </p>
  )
}
