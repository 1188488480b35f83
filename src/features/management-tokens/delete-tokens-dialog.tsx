import { useQueryClient } from '@tanstack/react-query'

import { deleteManagementToken, removeManagementTokensFromCache, type ManagementToken } from '~/api/management-tokens'
import { serverNow } from '~/api/server-clock'
import { DeleteDialog } from '~/ui/overlays/delete-dialog'
import { Icon } from '~/ui/controls/icon'
import { relativeTime } from '~/ui/text/time'

import { DELETED } from './deleted'
import { deleteWords as words } from './dialog-words'
import { nameOf } from './name'
import { SOON, statusOf } from './status'
import { useOwnRotations } from './use-own-rotations'
import { words as listWords } from './words'

type Props = { tokens: ManagementToken[]; onClose: () => void }

/** One token or many: what stops working, as far as their last use tells, and a result for each. */
export function DeleteTokensDialog({ tokens, onClose }: Props) {
  const client = useQueryClient()
  const { forget } = useOwnRotations()
  const [only] = tokens
  const isOne = tokens.length === 1 && only !== undefined
  return (
    <DeleteDialog
      items={tokens.map((token) => ({ ...token, name: nameOf(token) }))}
      title={isOne ? words.title : words.titleMany(tokens.length)}
      consequence={consequenceOf(tokens)}
      submit={isOne ? words.submit : words.titleMany(tokens.length)}
      hintOf={({ id }) => listWords.hint(id)}
      remove={deleteManagementToken}
      onGone={(gone) => {
        const ids = gone.map(({ id }) => id)
        forget(ids)
        return removeManagementTokensFromCache(client, ids)
      }}
      notice={(had) =>
        !isOne
          ? listWords.deletedMany(tokens.length)
          : had.length > 0
            ? listWords.alreadyDeletedAnnouncement(nameOf(only))
            : listWords.deletedAnnouncement(nameOf(only))
      }
      retry={words.retry}
      typed={{ [DELETED]: tokens.map(({ id }) => id).join(' ') }}
      onClose={onClose}
    >
      <InUse tokens={tokens} />
    </DeleteDialog>
  )
}

function consequenceOf(tokens: ManagementToken[]): string {
  const [only] = tokens
  const areOver = tokens.every((token) => statusOf(token, serverNow()) === 'expired')
  if (tokens.length > 1) return areOver ? words.expiredMany : words.consequenceMany
  if (areOver) return words.expired
  return only?.isSession ? words.session : words.consequence
}

/** A token that was used lately is used by something. */
function InUse({ tokens }: { tokens: ManagementToken[] }) {
  const now = serverNow()
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
