import { useEffect, useRef, useState, useSyncExternalStore } from 'react'

import type { Database } from '~/demo/data/database'
import type { Letter } from '~/demo/tables/mailbox'

type Props = { database: Database; base: string }

const time = new Intl.DateTimeFormat('en', { timeStyle: 'short' })

/** What this demo would have sent. It is everybody's mailbox, since everybody here is the one visitor. */
export function MailboxPanel({ database, base }: Props) {
  const letters = useLetters(database)
  // A closed mailbox has no letters in the page: what looks for words there must not find theirs.
  const [isOpen, setIsOpen] = useState(false)
  const details = useRef<HTMLDetailsElement>(null)
  useCloseOnEscape(details)
  const count = letters.length
  return (
    <aside aria-label="Mailbox of the demo">
      <details
        ref={details}
        className="demo-bar demo-mailbox"
        onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}
      >
        <summary className={count > 0 ? 'demo-changed' : undefined}>
          {count > 0 ? `Mailbox (${count})` : 'Mailbox'}
        </summary>
        <div className="demo-panel">
          <p>Emails and text messages arrive here, and nowhere else.</p>
          {count === 0 && <p>Nothing has arrived yet.</p>}
          {isOpen && (
            <ol aria-label="Messages">
              {letters.map((letter) => (
                <li key={letter.id}>
                  <LetterItem letter={letter} base={base} />
                </li>
              ))}
            </ol>
          )}
        </div>
      </details>
    </aside>
  )
}

function LetterItem({ letter, base }: { letter: Letter; base: string }) {
  return (
    <>
      <h2>{letter.subject}</h2>
      <p>
        From {letter.from} to {letter.to}, {time.format(letter.sentAt)}
      </p>
      <p className="demo-letter">{letter.text}</p>
      {letter.link !== undefined && <a href={base + letter.link}>Change my password</a>}
    </>
  )
}

/** What arrives is shown at once: from this page, and from every other tab of the demo. */
function useLetters(database: Database): Letter[] {
  function subscribe(listener: () => void) {
    const stop = database.subscribe(listener)
    addEventListener('storage', listener)
    return () => {
      stop()
      removeEventListener('storage', listener)
    }
  }
  return useSyncExternalStore(subscribe, () => database.read().letters)
}

function useCloseOnEscape(details: { current: HTMLDetailsElement | null }) {
  useEffect(() => {
    const element = details.current
    function close(event: KeyboardEvent) {
      if (event.key !== 'Escape' || !element?.open) return
      element.open = false
      element.querySelector('summary')?.focus()
    }
    element?.addEventListener('keydown', close)
    return () => element?.removeEventListener('keydown', close)
  }, [details])
}
