import { useCan } from '~/session/console-context'
import { checked, failedCheck, withUnreadable, type CheckUpResult } from '~/ui/feedback/check-up-item'
import { paths } from '~/config/paths'

import { checkUpWords as words } from './check-up-words'
import { useNotifications } from './use-notifications'
import { words as listWords } from './words'

/** Check-up item about unread notifications. None on a server without notifications. */
export function useNotificationCheckUpItems(): CheckUpResult {
  const enabled = useCan('notifications', 'read')
  const { status, hasLoaded, hasFailedBefore, isFetching, retry, loaded, unread, isComplete, unreadable } =
    useNotifications(enabled)
  if (!enabled || status.step === 'unavailable') return checked()
  const id = 'notifications'
  const [newest] = unread
  if (newest) {
    const action = { label: words.read, to: `${paths.notifications}?show=unread` }
    return checked({
      id,
      state: 'waiting',
      title: words.unread(unread.length),
      detail: words.newest(newest.title || listWords.untitled),
      action,
    })
  }
  if (hasLoaded) {
    const [title, detail] = isComplete
      ? [words.none, words.noneMore]
      : [words.newestRead(loaded.length), words.newestReadMore]
    const item = { id, state: 'done', title, detail } as const
    const reload = { isRetry: isFetching, onRetry: retry }
    return checked(...withUnreadable([item], unreadable, { id, title: words.notAllChecked }, reload))
  }
  if (status.step === 'loading' && !hasFailedBefore) return { state: 'pending', expected: 1 }
  const error = status.step === 'failed' ? status.error : null
  return checked(failedCheck({ id, title: words.loadFailed }, error, retry))
}
