import { useCallback, useEffect } from 'react'

import type { Config } from '~/config/config'
import { finishLogOut } from '~/session/finish-log-out'
import { useIsTenantUnreachable } from '~/session/log-out'
import { messages } from '~/lib/messages'
import { Button } from '~/ui/controls/button'

import { PlainPage } from './plain-page'

const words = messages({
  loggingOut: 'Logging out…',
  unfinished: 'Your log-out is not finished',
  unfinishedMore: (host: string) => `Could not reach ${host}, so you are still logged in there.`,
  risk: 'Until it is finished, anyone who uses this browser can log in without your password.',
  later: 'The console finishes the log-out when it can connect again, or when it is opened the next time.',
  tryAgain: 'Try again',
})

type Props = {
  /** The tenant, as config.json names it. */
  domain: string
  /** `isForced` is true if the user asks for it, and false if the network is back. */
  onRetry: (isForced: boolean) => void
}

/** Covers the document during a log-out. Explains a log-out that the tenant has not heard of. */
export function LogOutPage({ domain, onRetry }: Props) {
  const isUnreachable = useIsTenantUnreachable()
  useEffect(() => {
    if (!isUnreachable) return
    const retry = () => onRetry(false)
    addEventListener('online', retry)
    return () => removeEventListener('online', retry)
  }, [isUnreachable, onRetry])

  if (!isUnreachable)
    return (
      <p className="center" role="status">
        {words.loggingOut}
      </p>
    )
  return (
    <PlainPage heading={words.unfinished}>
      <div role="alert" className="grid gap-2">
        <p className="font-medium">{words.unfinishedMore(domain.replace(/^https?:\/\//, ''))}</p>
        <p>{words.risk}</p>
        <p className="text-muted">{words.later}</p>
      </div>
      <Button look="primary" onClick={() => onRetry(true)}>
        {words.tryAgain}
      </Button>
    </PlainPage>
  )
}

/** Finishes the log-out of an earlier document, before anything else of the console starts. */
export function FinishLogOut({
  config,
  openUrl,
}: {
  config: Config['auth0']
  openUrl: ((url: string) => void) | undefined
}) {
  const finish = useCallback((isForced: boolean) => void finishLogOut(config, { openUrl, isForced }), [config, openUrl])
  useEffect(() => finish(false), [finish])
  return <LogOutPage domain={config.domain} onRetry={finish} />
}
