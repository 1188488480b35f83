import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'

import { resetDemo } from '~/demo/data/browser-storage'
import type { Database } from '~/demo/data/database'
import type { Persona } from '~/demo/data/personas'
import type { Scenario } from '~/demo/data/scenarios'
import { setScenario } from '~/demo/data/set-scenario'
import { recall, remember, take } from '~/demo/data/visit-memory'
import { switchPersona } from '~/demo/login/log-in-as-chosen'
import { DemoControl } from './demo-control'
import type { Place } from './place'

/** Uses a separate React root, so that the control can still change the scenario after a crash of the app. */
export function mountDemoControl(database: Database, basePath: string, place: Place): void {
  if (recall('hidden') !== null) return
  const element = document.createElement('div')
  document.body.append(element)
  createRoot(element).render(
    <StrictMode>
      <DemoControl
        database={database}
        basePath={basePath}
        place={place}
        takesFocus={take('justChanged') !== null}
        onPerson={(persona: Persona) => {
          switchPersona(database, persona)
          location.assign(basePath)
        }}
        onScenario={(change: Partial<Scenario>) => {
          setScenario(database, change)
          remember('justChanged')
          location.reload()
        }}
        onReset={() => {
          resetDemo()
          location.assign(basePath)
        }}
      />
    </StrictMode>,
  )
}
