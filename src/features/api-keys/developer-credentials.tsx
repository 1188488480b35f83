import { useQuery } from '@tanstack/react-query'
import { useEffect, useId, useState, type ReactNode } from 'react'
import { useStore } from 'zustand'

import { apiKeyQueries } from '~/api/api-keys'
import { clearDeveloperToken, developerToken, type DeveloperToken } from '~/api/developer-token'
import { asApiError } from '~/api/errors'
import { Button } from '~/ui/controls/button'
import { CopyButton } from '~/ui/controls/copy-button'
import { lazyComponent } from '~/lib/lazy-component'
import { useHasSessionEnded } from '~/session/session-ended'
import { Problem } from '~/ui/feedback/problem'
import { words as uiWords } from '~/ui/words'

import type { DeveloperTool } from './developer-tools'
import { TokenRow } from './token-row'
import type { KeyListStatus } from './use-key-list'
import { developerWords as words, words as listWords } from './words'

export const DeveloperTools = lazyComponent(() => import('./developer-tools').then((module) => module.DeveloperTools))

type Props = {
  /**
   * Loading step of the key list. The list's response usually contains the credentials. They are requested separately
   * only if the list arrived without them, or while a filter loads the list page by page. If the list fails before
   * any credentials have arrived, this card is hidden, because the list shows the error.
   */
  list: KeyListStatus['step']
}

/** Credentials that give the skeleton its size: a client ID of normal length, and a token without claims. */
const PLACEHOLDER = { clientId: 'x'.repeat(32), token: 'e30.e30.' }

/** The card with the client ID and the developer token of the key named "default". */
export function DeveloperCredentials({ list }: Props) {
  const id = useId()
  const hasSessionEnded = useHasSessionEnded()
  const credentials = useStore(developerToken)
  const search = useQuery({
    ...apiKeyQueries.developer(),
    enabled: (list === 'ready' || list === 'searching') && !credentials && !hasSessionEnded,
  })
  // A response that was on its way when the session ended may bring the token again.
  useEffect(() => {
    if (hasSessionEnded && credentials) clearDeveloperToken()
  }, [hasSessionEnded, credentials])
  const renew = () => void search.refetch()
  if (!credentials && list === 'failed') return null

  return (
    <section aria-labelledby={id} className="section">
      <div className="section-head">
        <h2 id={id}>{words.title}</h2>
        <span>{words.purpose}</span>
      </div>
      {hasSessionEnded ? (
        <div className="state">
          <p>{words.sessionEnded}</p>
        </div>
      ) : credentials ? (
        <Credentials credentials={credentials} onRenew={renew} isRenewing={search.isFetching} />
      ) : search.error ? (
        <Problem error={asApiError(search.error)} title={words.loadFailed} onRetry={renew} />
      ) : search.isSuccess && !search.isFetching ? (
        <NoDeveloperToken onRenew={renew} />
      ) : (
        <div aria-busy="true" className="skeleton">
          {/* Invisible, but laid out, so that the loaded card has the same height on every screen. */}
          <div className="invisible" aria-hidden="true">
            <Credentials credentials={PLACEHOLDER} onRenew={renew} isRenewing={false} />
          </div>
        </div>
      )}
    </section>
  )
}

function Credentials({
  credentials,
  onRenew,
  isRenewing,
}: {
  credentials: DeveloperToken
  onRenew: () => void
  isRenewing: boolean
}) {
  const [tool, setTool] = useState<DeveloperTool>()
  return (
    <>
      <div className="panel">
        <div>
          <TokenRow key={credentials.token} token={credentials.token} onRenew={onRenew} isRenewing={isRenewing} />
          <div className="panel-row">
            <p className="panel-label">{listWords.clientId}</p>
            <code className="break-all">{credentials.clientId}</code>
            <CopyButton
              what={words.copyClientId}
              text={() => credentials.clientId}
              refused={uiWords.copyRefusedShown}
            />
          </div>
        </div>
        <div className="panel-foot">
          <span className="me-auto">{words.keepPrivate}</span>
          <ToolButton tool="example" open={tool} onToggle={setTool}>
            {words.example}
          </ToolButton>
          {credentials.token !== undefined && (
            <ToolButton tool="test" open={tool} onToggle={setTool}>
              {words.test}
            </ToolButton>
          )}
          <ToolButton tool="whose" open={tool} onToggle={setTool}>
            {words.whose}
          </ToolButton>
        </div>
      </div>
      {tool && <DeveloperTools key={tool} tool={tool} clientId={credentials.clientId} onRenew={onRenew} />}
    </>
  )
}

type ToolButtonProps = {
  tool: DeveloperTool
  open: DeveloperTool | undefined
  onToggle: (tool: DeveloperTool | undefined) => void
  children: ReactNode
}

function ToolButton({ tool, open, onToggle, children }: ToolButtonProps) {
  const isOpen = tool === open
  return (
    <Button small look="ghost" aria-expanded={isOpen} onClick={() => onToggle(isOpen ? undefined : tool)}>
      {children}
    </Button>
  )
}

function NoDeveloperToken({ onRenew }: { onRenew: () => void }) {
  return (
    <div className="state">
      <strong>{words.none}</strong>
      <p>{words.noneAdvice}</p>
      <Button small onClick={onRenew}>
        {words.getFresh}
      </Button>
    </div>
  )
}
