import { useStore } from 'zustand'

import { INVITATION_PATHS } from '~/api/invitations'
import { unreadableRows } from '~/api/unreadable-rows'
import { useCan } from '~/session/console-context'
import { checked, failedCheck, withUnreadable, type CheckUpResult } from '~/ui/feedback/check-up-item'
import { paths } from '~/config/paths'

import { checkUpWords as words } from './check-up-words'
import { useOpenInvitations } from './use-invitations'

/** Check-up item about invitations that the user has not answered. None on a server without invitations. */
export function useInvitationCheckUpItems(): CheckUpResult {
  const enabled = useCan('invitations', 'read')
  const { open, status, failures, reload } = useOpenInvitations(enabled)
  const unreadable = useStore(
    unreadableRows,
    (rows) => rows[INVITATION_PATHS.project] ?? rows[INVITATION_PATHS.organization],
  )
  if (!enabled || status === 'unavailable') return checked()
  const id = 'invitations'
  const [newest] = open
  if (newest) {
    const action = { label: words.answer, to: paths.invitations }
    const detail = words.newest(newest.to.name)
    return checked({ id, state: 'waiting', title: words.open(open.length), detail, action })
  }
  switch (status) {
    case 'loading':
      return { state: 'pending', expected: 1 }
    case 'ready': {
      const none = { id, state: 'done', title: words.none, detail: words.noneMore } as const
      return checked(...withUnreadable([none], unreadable, { id, title: words.notAllChecked }, reload))
    }
    case 'retrying':
    case 'failed': {
      const [failure] = failures
      return checked(failedCheck({ id, title: words.loadFailed }, failure?.error ?? null, failure?.retry ?? (() => {})))
    }
  }
}
