import { useRef, useState, useSyncExternalStore } from 'react'

import type { Database } from '~/demo/data/database'
import type { MailboxMessage } from '~/demo/data/state'
import { useCloseOnEscape } from './use-close-on-escape'

type Props = { database: Database; basePath: string }

const time = new Intl.DateTimeFormat('en', { timeStyle: 'short' })

/** Shows the emails and text messages of all users, because one visitor plays all of them. */
export function MailboxPanel({ database, basePath }: Props) {
  const messages = useMessages(database)
  // A closed mailbox renders no messages, so that searches for text in the console do not find them.
  const [isOpen, setIsOpen] = useState(false)
  const details = useRef<HTMLDetailsElement>(null)
  useCloseOnEscape(details)
  const count = messages.length
  return (
    <aside aria-label="Demo mailbox">
      <details
        ref={details}
        className="demo-bar demo-mailbox"
        onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}
      >
        <summary className={count > 0 ? 'demo-changed' : undefined}>
          {count > 0 ? `Mailbox (${count})` : 'Mailbox'}
        </summary>
        <div className="demo-panel">
          <p>The demo sends all emails and text messages here.</p>
          {count === 0 && <p>No messages yet.</p>}
          {isOpen && (
            <ol aria-label="Messages">
              {messages.map((message) => (
                <li key={message.id}>
                  <Message message={message} basePath={basePath} />
                </li>
              ))}
            </ol>
          )}
        </div>
      </details>
    </aside>
  )
}

function Message({ message, basePath }: { message: MailboxMessage; basePath: string }) {
  return (
    <>
      <h2>{message.subject}</h2>
      <p>
        From {message.from} to {message.to}, {time.format(message.sentAt)}
      </p>
      <p className="demo-message">{message.text}</p>
      {message.link !== undefined && <a href={basePath + message.link}>Change my password</a>}
    </>
  )
}

/** Returns all messages. Updates after changes on this page and in other tabs. */
function useMessages(database: Database): MailboxMessage[] {
  function subscribe(listener: () => void) {
    const unsubscribe = database.subscribe(listener)
    addEventListener('storage', listener)
    return () => {
      unsubscribe()
      removeEventListener('storage', listener)
    }
  }
  return useSyncExternalStore(subscribe, () => database.read().mailbox)
}
