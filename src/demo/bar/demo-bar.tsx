import { useEffect, useRef } from 'react'

import {
  conditionGroups,
  conditions,
  dataScenarios,
  isCondition,
  isDataScenario,
  type Scenario,
} from '~/demo/data/scenarios'
import { sampleCodes } from '~/demo/tables/promo-codes'
import { useCloseOnEscape } from './use-close-on-escape'

type Props = {
  scenario: Scenario
  /** True after a change, which reloads the page. The focus returns to the bar, ready for the next change. */
  takesFocus: boolean
  onChange: (change: Partial<Scenario>) => void
  onReset: () => void
}

/** Switches the scenario. Renders in its own React root, outside the console. */
export function DemoBar({ scenario, takesFocus, onChange, onReset }: Props) {
  const details = useRef<HTMLDetailsElement>(null)
  const summary = useRef<HTMLElement>(null)
  useCloseOnEscape(details)
  useEffect(() => {
    if (takesFocus) summary.current?.focus({ preventScroll: true })
  }, [takesFocus])

  const isUnchanged = scenario.data === 'usual' && scenario.condition === 'normal'
  return (
    <aside aria-label="Demo">
      <details ref={details} className="demo-bar">
        <summary ref={summary} className={isUnchanged ? undefined : 'demo-changed'}>
          Demo
        </summary>
        <div className="demo-panel">
          <p>All data is made up and stays in this browser. A change reloads the page.</p>
          <label htmlFor="demo-data">Data</label>
          <select
            id="demo-data"
            aria-describedby="demo-data-description"
            value={scenario.data}
            onChange={({ target }) => isDataScenario(target.value) && onChange({ data: target.value })}
          >
            <Options choices={dataScenarios} />
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
                <Options choices={group} />
              </optgroup>
            ))}
          </select>
          <p id="demo-condition-description">{conditions[scenario.condition].description}</p>
          <p className="demo-codes">Promo codes to try: {sampleCodes.join(', ')}</p>

          <button type="button" onClick={onReset}>
            Reset demo
          </button>
        </div>
      </details>
    </aside>
  )
}

function Options({ choices }: { choices: Record<string, { name: string; description: string }> }) {
  return Object.entries(choices).map(([value, { name, description }]) => (
    <option key={value} value={value} title={description}>
      {name}
    </option>
  ))
}
