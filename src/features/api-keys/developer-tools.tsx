import { currentDeveloperToken } from '~/api/developer-token'

import type { DeveloperTool } from './developer-credentials'
import { TestToken } from './test-token'
import { UseIt } from './use-it'
import { WhoseToken } from './whose-token'

type Props = { tool: DeveloperTool; clientId: string; onRenew: () => void }

/** What the card of the developer credentials can do beyond showing them. One opens at a time, below the card. */
export function DeveloperTools({ tool, clientId, onRenew }: Props) {
  return (
    <div className="panel p-4 mt-3">
      {tool === 'example' && <UseIt clientId={clientId} token={() => currentDeveloperToken()?.token} />}
      {tool === 'test' && <TestToken token={() => currentDeveloperToken()?.token} onRenew={onRenew} />}
      {tool === 'whose' && <WhoseToken />}
    </div>
  )
}
