import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'

import type { Database } from '~/demo/data/database'
import type { Persona } from '~/demo/data/personas'
import type { Scenario } from '~/demo/data/scenarios'
import { Icon } from '~/demo/look/icon'
import { useAnnouncement } from '~/lib/announcements'
import { DemoPanel } from './demo-panel'
import { FirstVisitCard } from './first-visit-card'
import type { Place } from './place'
import { useDemoState, useMailAnnouncements, useNewMail } from './use-demo-state'

type Props = {
  database: Database
  basePath: string
  place: Place
  /** True after a change, which reloads the page. The focus returns to the button, ready for the next change. */
  takesFocus: boolean
  onPerson: (persona: Persona) => void
  onScenario: (change: Partial<Scenario>) => void
  onReset: () => void
}

/** The floating button of the demo, and the panel that it opens. */
export function DemoControl({ database, basePath, place, takesFocus, onPerson, onScenario, onReset }: Props) {
  const { scenario } = database.read()
  const messages = useDemoState(database, ({ mailbox }) => mailbox)
  const userId = useDemoState(database, ({ identity }) => identity.session?.userId)
  const [newMail, markMailAsSeen] = useNewMail(messages)
  useMailAnnouncements(messages)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (takesFocus) button.current?.focus({ preventScroll: true })
  }, [takesFocus])
  // A closed panel is empty, so that searches for text in the console do not find its texts.
  const [isOpen, setIsOpen] = useState(false)
  const [isHidden, setIsHidden] = useState(false)
  if (isHidden) return null

  function hide() {
    setIsHidden(true)
    document.querySelector('h1')?.focus()
  }

  const isChanged = scenario.data !== 'usual' || scenario.condition !== 'normal'
  const mailCount = newMail === 1 ? '1 new message' : `${newMail} new messages`
  return (
    <aside aria-label="Demo" className="demo-control">
      {place === 'console' && userId !== undefined && (
        <FirstVisitCard basePath={basePath} onDismiss={() => button.current?.focus()} />
      )}
      <button
        ref={button}
        type="button"
        className="demo-button"
        popoverTarget="demo-panel"
        aria-describedby="demo-button-state"
      >
        <Icon name="flask" />
        <span>Demo</span>
        {isChanged && <span className="demo-dot" aria-hidden="true" />}
        {newMail > 0 && (
          <span className="demo-count" aria-hidden="true">
            {newMail}
          </span>
        )}
      </button>
      <span id="demo-button-state" hidden>
        {[isChanged && 'Not the usual scenario', newMail > 0 && mailCount].filter(Boolean).join('. ')}
      </span>
      <div
        id="demo-panel"
        popover="auto"
        role="dialog"
        aria-label="Demo"
        className="demo-panel"
        onBeforeToggle={({ newState }) => {
          if (newState === 'open') flushSync(() => setIsOpen(true))
        }}
        // Not in "beforetoggle": the browser returns the focus only from an element that still exists.
        onToggle={({ newState }) => {
          setIsOpen(newState === 'open')
          markMailAsSeen()
        }}
      >
        {isOpen && (
          <DemoPanel
            scenario={scenario}
            userId={userId}
            messages={messages}
            basePath={basePath}
            place={place}
            onPerson={onPerson}
            onScenario={onScenario}
            onReset={onReset}
            onHide={hide}
          />
        )}
      </div>
      {place === 'login' && <Announcements />}
    </aside>
  )
}

/** Shows announcements on pages outside the console, which have no live region of their own. */
function Announcements() {
  const announcement = useAnnouncement(false)
  return (
    <div role="status" className={announcement && 'toast'}>
      {announcement && <p key={announcement.count}>{announcement.text}</p>}
    </div>
  )
}
