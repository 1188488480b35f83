import { StrictMode, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'

import { resetDemo } from '~/demo/data/browser-storage'
import type { Database } from '~/demo/data/database'
import type { Scenario } from '~/demo/data/scenarios'
import { setScenario } from '~/demo/data/set-scenario'
import { DemoBar } from './demo-bar'
import { MailboxPanel } from './mailbox-panel'

/** Session storage key that marks the reload after a change of the scenario. */
const JUST_CHANGED = 'latchkey-demo.just-changed'

export function mountBar(database: Database, basePath: string): void {
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
        location.assign(basePath)
      }}
    />,
  )
}

export function mountMailbox(database: Database, basePath: string): void {
  mount(<MailboxPanel database={database} basePath={basePath} />)
}

/** Uses a separate React root, so that the bar can still change the scenario after a crash of the app. */
function mount(part: ReactNode): void {
  const element = document.createElement('div')
  document.body.append(element)
  createRoot(element).render(<StrictMode>{part}</StrictMode>)
}
