import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'

import type { MailboxMessage } from '~/demo/data/state'

type Props = { messages: MailboxMessage[]; basePath: string }

/** Number of messages before "Show all". */
const NEWEST = 2

const time = new Intl.DateTimeFormat('en', { timeStyle: 'short' })

/** Shows the emails and text messages of all users, because one visitor plays all of them. */
export function Mailbox({ messages, basePath }: Props) {
  const [showsAll, setShowsAll] = useState(false)
  const list = useRef<HTMLOListElement>(null)
  const shown = showsAll ? messages : messages.slice(0, NEWEST)

  function showAll() {
    flushSync(() => setShowsAll(true))
    list.current?.focus()
  }

  return (
    <section aria-labelledby="demo-mailbox" className="demo-mailbox">
      <h3 id="demo-mailbox">Mailbox</h3>
      {messages.length === 0 && <p>Emails and text messages of the demo arrive here.</p>}
      {messages.length > 0 && (
        <ol ref={list} aria-label="Messages" tabIndex={-1}>
          {shown.map((message) => (
            <li key={message.id}>
              <Message message={message} basePath={basePath} />
            </li>
          ))}
        </ol>
      )}
      {shown.length < messages.length && (
        <button type="button" className="btn ghost small" onClick={showAll}>
          Show all {messages.length} messages
        </button>
      )}
    </section>
  )
}

function Message({
  message: { subject, sentAt, from, to, text, link },
  basePath,
}: {
  message: MailboxMessage
  basePath: string
}) {
  return (
    <>
      <h4>
        {subject} <time dateTime={new Date(sentAt).toISOString()}>{time.format(sentAt)}</time>
      </h4>
      <p>
        From {from} to {to}
      </p>
      <p className="demo-message">{text}</p>
      {link !== undefined && (
        <a href={basePath + link} className="link">
          Change my password
        </a>
      )}
    </>
  )
}
