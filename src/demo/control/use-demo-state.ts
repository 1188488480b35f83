import { useEffect, useRef, useState, useSyncExternalStore } from 'react'

import type { Database } from '~/demo/data/database'
import type { DemoState, MailboxMessage } from '~/demo/data/state'
import { recall, remember } from '~/demo/data/visit-memory'
import { announce } from '~/lib/announcements'

/** Returns a part of the state. Updates after changes on this page and in other tabs. */
export function useDemoState<Part>(database: Database, select: (state: Readonly<DemoState>) => Part): Part {
  function subscribe(listener: () => void) {
    const unsubscribe = database.subscribe(listener)
    addEventListener('storage', listener)
    return () => {
      unsubscribe()
      removeEventListener('storage', listener)
    }
  }
  return useSyncExternalStore(subscribe, () => select(database.read()))
}

/** Returns the number of messages that arrived after the mailbox was last shown, and a function that marks all as seen. */
export function useNewMail(messages: MailboxMessage[]): [count: number, markAsSeen: () => void] {
  const [seenAt, setSeenAt] = useState(() => Number(recall('mailSeenAt')))
  function markAsSeen() {
    const now = Date.now()
    remember('mailSeenAt', String(now))
    setSeenAt(now)
  }
  return [messages.filter(({ sentAt }) => sentAt > seenAt).length, markAsSeen]
}

/**
 * Announces each message that arrives while the page is open. A modal dialog shows the announcement too, which is the only
 * way to read a code while the dialog waits for it.
 */
export function useMailAnnouncements([newest]: MailboxMessage[]): void {
  const announced = useRef(newest?.id)
  useEffect(() => {
    if (!newest || newest.id === announced.current) return
    announced.current = newest.id
    announce(`New ${newest.kind}: ${newest.link === undefined ? newest.text : newest.subject}`)
  }, [newest])
}
