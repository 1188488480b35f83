import { useEffect, useRef } from 'react'

import { codesToTry } from '~/demo/tables/promo-codes'
import {
  conditionGroups,
  conditions,
  dataScenarios,
  isCondition,
  isDataScenario,
  type Scenario,
} from '~/demo/data/scenarios'

type Props = {
  scenario: Scenario
  /** After a change the page is a new one; the pill takes the focus back, so that the next change is one key away. */
  takesFocus: boolean
  onChange: (change: Partial<Scenario>) => void
  onReset: () => void
}

/** Switches the demo's scenario. It belongs to the demo and not to the console, so it stays small and out of its tree. */
export function DemoBar({ scenario, takesFocus, onChange, onReset }: Props) {
  const details = useRef<HTMLDetailsElement>(null)
  const pill = useRef<HTMLElement>(null)
  useEffect(() => {
    if (takesFocus) pill.current?.focus({ preventScroll: true })
  }, [takesFocus])

  // Heard on the way up from whatever is focused inside; <details> itself is no control.
  useEffect(() => {
    const element = details.current
    function closeOnEscape(event: KeyboardEvent) {
      if (event.key !== 'Escape' || !element?.open) return
      element.open = false
      pill.current?.focus()
    }
    element?.addEventListener('keydown', closeOnEscape)
    return () => element?.removeEventListener('keydown', closeOnEscape)
  }, [])

  const isUsual = scenario.data === 'usual' && scenario.condition === 'normal'
  return (
    <aside aria-label="Demo">
      <details ref={details} className="demo-bar">
        <summary ref={pill} className={isUsual ? undefined : 'demo-changed'}>
          Demo
        </summary>
        <div className="demo-panel">
          <p>Everything here is made up and stays in this browser. A change reloads the page.</p>
          <label htmlFor="demo-data">Data</label>
          <select
            id="demo-data"
            aria-describedby="demo-data-description"
            value={scenario.data}
            onChange={({ target }) => isDataScenario(target.value) && onChange({ data: target.value })}
          >
            <Options from={dataScenarios} />
          </select>
          <p id="demo-data-description">{dataScenarios[scenario.data].description}</p>

          <label htmlFor="demo-condition">Condition</label>
          <select
            id="demo-condition"
            aria-describedby="demo-condition-description"
            value={scenario.condition}
            onChange={({ target }) => isCondition(target.value) && onChange({ condition: target.value })}
          >
            {Object.entries(conditionGroups).map(([name, group]) => (
              <optgroup key={name} label={name}>
                <Options from={group} />
              </optgroup>
            ))}
          </select>
          <p id="demo-condition-description">{conditions[scenario.condition].description}</p>
          <p className="demo-codes">Codes to try: {codesToTry.join(', ')}</p>

          <button type="button" onClick={onReset}>
            Reset demo
          </button>
        </div>
      </details>
    </aside>
  )
}

function Options({ from }: { from: Record<string, { name: string; description: string }> }) {
  return Object.entries(from).map(([value, { name, description }]) => (
    <option key={value} value={value} title={description}>
      {name}
    </option>
  ))
}
