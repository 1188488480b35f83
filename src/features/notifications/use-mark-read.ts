import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { asApiError, type ApiError } from '~/api/errors'
import { markRead, notificationQueries, type Notice } from '~/api/notifications'
import { usePerson } from '~/console-context'
import { say } from '~/ui/status'

import { keepMarks } from './marks'
import { words } from './words'

/**
 * Marks exactly the given ones as read, at once on screen; what the server refuses is as it was before. Many may be under
 * way at the same time: whoever goes down a list does not wait for answers.
 */
export function useMarkRead() {
  const client = useQueryClient()
  const { id: personId } = usePerson()
  const [error, setError] = useState<ApiError>()

  async function mark(notices: Notice[]): Promise<void> {
    const ids = notices.filter(({ isRead }) => !isRead).map(({ id }) => id)
    if (ids.length === 0) return
    setError(undefined)
    keepMarks(client, { personId, ids, isRead: true })
    try {
      await markRead(ids)
      if (ids.length > 1) say(words.marked(ids.length))
      // Older ones that are on their way go on coming.
      void client.invalidateQueries({ queryKey: notificationQueries.all() }, { cancelRefetch: false })
    } catch (thrown) {
      keepMarks(client, { personId, ids, isRead: false })
      setError(asApiError(thrown))
    }
  }
  return { mark, error }
}
