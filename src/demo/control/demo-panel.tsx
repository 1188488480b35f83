import type { Persona } from '~/demo/data/personas'
import type { Scenario } from '~/demo/data/scenarios'
import type { MailboxMessage } from '~/demo/data/state'
import { sampleCodes } from '~/demo/tables/promo-codes'
import { Mailbox } from './mailbox'
import type { Place } from './place'
import { PanelFoot } from './panel-foot'
import { PersonField, ScenarioFields } from './scenario-fields'

type Props = {
  scenario: Scenario
  /** ID of the logged-in user. */
  userId: string | undefined
  messages: MailboxMessage[]
  basePath: string
  place: Place
  onPerson: (persona: Persona) => void
  onScenario: (change: Partial<Scenario>) => void
  onReset: () => void
  onHide: () => void
}

/** The choices of the demo: the user, the data, and the behavior of the servers. Below them, the mailbox. */
export function DemoPanel({
  scenario,
  userId,
  messages,
  basePath,
  place,
  onPerson,
  onScenario,
  onReset,
  onHide,
}: Props) {
  return (
    <>
      <div className="demo-panel-body">
        <h2>
          Demo <span>stays in this browser</span>
        </h2>
        {place === 'console' && <PersonField userId={userId} onChange={onPerson} />}
        <ScenarioFields scenario={scenario} onChange={onScenario} />
        <p className="demo-codes">
          {'Promo codes to try: '}
          {sampleCodes.map((code, index) => (
            <span key={code}>
              {index > 0 && ', '}
              <code>{code}</code>
            </span>
          ))}
        </p>
      </div>
      <Mailbox messages={messages} basePath={basePath} />
      <PanelFoot scenario={scenario} basePath={basePath} place={place} onReset={onReset} onHide={onHide} />
    </>
  )
}
