import { useConsole } from '~/session/console-context'
import { known, unknownBecause, type CheckUpResult } from '~/ui/feedback/check-up-item'
import { isUnavailable } from '~/session/unavailable'
import { paths } from '~/config/paths'

import { checkUpWords as words } from './check-up-words'
import { useNotifications } from './use-notifications'

/** Check-up item about unread notifications. None on a server without notifications. */
export function useNotificationCheckUpItems(): CheckUpResult {
  const enabled = useConsole().config.manage !== undefined
  const { query, loaded, unread, isComplete, error } = useNotifications(enabled)
  if (!enabled || isUnavailable(query)) return known()
  const id = 'notifications'
  const [newest] = unread
  if (newest) {
    const action = { label: words.read, to: `${paths.notifications}?show=unread` }
    return known({ id, state: 'to-do', title: words.unread(unread.length), detail: words.newest(newest.title), action })
  }
  if (query.data) {
    const [title, detail] = isComplete
      ? [words.none, words.noneMore]
      : [words.noneAmong(loaded.length), words.noneAmongMore]
    return known({ id, state: 'done', title, detail })
  }
  if (query.isPending && query.errorUpdateCount === 0) return { state: 'pending', expected: 1 }
  return known(unknownBecause({ id, title: words.unknown }, error ?? null, () => void query.refetch()))
}
