import { DEFAULT_KEY_NAME } from '~/api/api-keys'
import { currentDeveloperToken } from '~/api/developer-token'

import { TestToken } from './test-token'
import { UseIt } from './use-it'
import { WhoseToken } from './whose-token'

/** A panel that opens below the developer credentials. */
export type DeveloperTool = 'example' | 'test' | 'whose'

type Props = { tool: DeveloperTool; clientId: string; onRenew: () => void }

/** The panel below the developer credentials: code examples, a test of the token, or the owner of any token. */
export function DeveloperTools({ tool, clientId, onRenew }: Props) {
  return (
    <div className="panel p-4 mt-3">
      {tool === 'example' && (
        <UseIt name={DEFAULT_KEY_NAME} clientId={clientId} token={() => currentDeveloperToken()?.token} />
      )}
      {tool === 'test' && <TestToken token={() => currentDeveloperToken()?.token} onRenew={onRenew} />}
      {tool === 'whose' && <WhoseToken />}
    </div>
  )
}
