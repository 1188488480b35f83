import { findPersona, personas, type Persona } from '~/demo/data/personas'
import {
  conditionGroups,
  conditions,
  dataScenarios,
  isCondition,
  isDataScenario,
  type Scenario,
} from '~/demo/data/scenarios'

type PersonProps = { userId: string | undefined; onChange: (persona: Persona) => void }

/** Logs out and in as another user. */
export function PersonField({ userId, onChange }: PersonProps) {
  function choose(id: string) {
    const persona = findPersona(id)
    if (persona) onChange(persona)
  }
  return (
    <div>
      <label htmlFor="demo-person">Person</label>
      <select
        id="demo-person"
        className="input"
        aria-describedby="demo-person-description"
        value={userId ?? ''}
        onChange={({ target }) => choose(target.value)}
      >
        {userId === undefined && <option value="">Logged out</option>}
        {personas.map(({ id, name, description }) => (
          <option key={id} value={id} title={description}>
            {name}
          </option>
        ))}
      </select>
      <p id="demo-person-description">{findPersona(userId ?? '')?.description ?? 'Choose a person to log in as.'}</p>
    </div>
  )
}

type ScenarioProps = { scenario: Scenario; onChange: (change: Partial<Scenario>) => void }

/** Each change reloads the page. */
export function ScenarioFields({ scenario, onChange }: ScenarioProps) {
  return (
    <>
      <div>
        <label htmlFor="demo-data">Data</label>
        <select
          id="demo-data"
          className="input"
          aria-describedby="demo-data-description demo-reload"
          value={scenario.data}
          onChange={({ target }) => isDataScenario(target.value) && onChange({ data: target.value })}
        >
          <Options choices={dataScenarios} />
        </select>
        <p id="demo-data-description">{dataScenarios[scenario.data].description}</p>
      </div>
      <div>
        <label htmlFor="demo-condition">Servers</label>
        <select
          id="demo-condition"
          className="input"
          aria-describedby="demo-condition-description demo-reload"
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
      </div>
      <p id="demo-reload" hidden>
        A change reloads the page.
      </p>
    </>
  )
}

function Options({ choices }: { choices: Record<string, { name: string; description: string }> }) {
  return Object.entries(choices).map(([value, { name, description }]) => (
    <option key={value} value={value} title={description}>
      {name}
    </option>
  ))
}
