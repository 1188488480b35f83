import type { ApiKey } from '~/api/api-keys'
import { lazyComponent } from '~/lib/lazy-component'

import { testKeyWords as words } from './rotate-later-words'
import { WhoseToken } from './whose-token'

const UseIt = lazyComponent(() => import('./use-it').then((module) => module.UseIt))

type Props = { oldKey: ApiKey; newKey: ApiKey; isTested: boolean; onTested: (isTested: boolean) => void }

/**
 * Asks for a test of the new key. The page itself exchanges nothing: the user gets a token elsewhere and pastes it, or
 * ticks a box.
 */
export function TestNewKey({ oldKey, newKey, isTested, onTested }: Props) {
  return (
    <>
      <dl className="facts">
        <dt>{words.oldKey}</dt>
        <dd>
          <code className="break-all">{oldKey.clientId}</code>
        </dd>
        <dt>{words.newKey}</dt>
        <dd>
          <code className="break-all">{newKey.clientId}</code>
        </dd>
      </dl>
      <fieldset className="grid gap-2">
        <legend className="font-medium mb-1">{words.isTested}</legend>
        <p className="text-muted">{words.how}</p>
        <details>
          <summary>{words.howToGet}</summary>
          <UseIt name={newKey.name} clientId={newKey.clientId} />
        </details>
        <WhoseToken expected={newKey} onRecognized={() => onTested(true)} />
        <label className="flex items-start gap-2 min-h-6">
          <input
            type="checkbox"
            className="check mt-0.5"
            checked={isTested}
            onChange={({ target }) => onTested(target.checked)}
          />
          {words.tested}
        </label>
      </fieldset>
    </>
  )
}
