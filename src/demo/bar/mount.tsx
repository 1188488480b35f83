import { StrictMode, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'

import { resetDemo } from '~/demo/data/browser-storage'
import type { Database } from '~/demo/data/database'
import { DemoBar } from './demo-bar'
import { MailboxPanel } from './mailbox-panel'
import { setScenario, type Scenario } from '~/demo/data/scenarios'

const JUST_CHANGED = 'latchkey-demo.just-changed'

export function mountBar(database: Database, base: string): void {
  const takesFocus = sessionStorage.getItem(JUST_CHANGED) !== null
  sessionStorage.removeItem(JUST_CHANGED)
  mount(
    <DemoBar
      scenario={database.read().scenario}
      takesFocus={takesFocus}
      onChange={(change: Partial<Scenario>) => {
        setScenario(database, change)
        sessionStorage.setItem(JUST_CHANGED, '')
        location.reload()
      }}
      onReset={() => {
        resetDemo()
        location.assign(base)
      }}
    />,
  )
}

export function mountMailbox(database: Database, base: string): void {
  mount(<MailboxPanel database={database} base={base} />)
}

/** In a root of its own: whatever happens to the app, the way back to a working scenario stays. */
function mount(part: ReactNode): void {
  const element = document.createElement('div')
  document.body.append(element)
  createRoot(element).render(<StrictMode>{part}</StrictMode>)
}
