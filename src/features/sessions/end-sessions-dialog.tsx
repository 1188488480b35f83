import { useQueryClient } from '@tanstack/react-query'

import { endSession, removeSessionsFromCache, type Session } from '~/api/sessions'
import { Icon } from '~/ui/controls/icon'
import { DeletionFoot } from '~/ui/deletion/deletion-foot'
import { DeletionList } from '~/ui/deletion/deletion-list'
import { useDeletion } from '~/ui/deletion/use-deletion'
import { Problem } from '~/ui/feedback/problem'
import { Dialog } from '~/ui/overlays/dialog'

import { endWords as words, progressWords } from './end-words'
import { nameOf, placeOf } from './session-text'
import { draftOf } from './use-sessions-to-end'

type Props = {
  sessions: Session[]
  /** False if one of the sessions may be that of this browser. */
  isCurrentKnown: boolean
  onClose: () => void
}

/** Asks before one session or several are ended. */
export function EndSessionsDialog({ sessions, isCurrentKnown, onClose }: Props) {
  const client = useQueryClient()
  const [only] = sessions.length === 1 ? sessions : []
  const title = only ? words.title : words.titleMany(sessions.length)
  const deletion = useDeletion({
    items: sessions.map((session) => ({ ...session, name: nameOf(session) })),
    deleteOne: endSession,
    onDeleted: (ended) => removeSessionsFromCache(client, ended),
    announcement: (alreadyEnded) => {
      if (!only) return words.endedMany(sessions.length)
      return (alreadyEnded.length > 0 ? words.alreadyEnded : words.ended)(nameOf(only))
    },
    words: progressWords,
    draft: draftOf(sessions),
    onClose,
  })
  return (
    <Dialog
      role="alertdialog"
      title={title}
      intro={only ? words.consequence : words.consequenceMany}
      onClose={onClose}
      focusFirst={deletion.cancelButton}
    >
      <DeletionList deletion={deletion} hintOf={hintOf} />
      {!isCurrentKnown && (
        <p className="note warn">
          <Icon name="warning" />
          {words.maybeCurrent}
        </p>
      )}
      {deletion.state.step === 'stopped' && <Problem error={deletion.state.error} />}
      <DeletionFoot deletion={deletion} submitLabel={title} />
    </Dialog>
  )
}

/** Tells sessions with the same browser apart. */
function hintOf(session: Session) {
  const place = placeOf(session)
  return place === undefined ? undefined : <bdi className="font-sans text-[13px] wrap-anywhere">{place}</bdi>
}
