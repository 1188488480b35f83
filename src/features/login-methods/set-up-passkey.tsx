import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'

import { startEnrollment, verificationProblem, verifyEnrollment } from '~/api/enrollment'
import { methodsReadAt, updateMethodInCache } from '~/api/my-account'
import { useConsole } from '~/session/console-context'
import { requireStepUp } from '~/session/fresh-login'
import { Button } from '~/ui/controls/button'
import { Dialog, DialogFoot } from '~/ui/overlays/dialog'
import { Icon } from '~/ui/controls/icon'
import { Problem } from '~/ui/feedback/problem'
import { useAction } from '~/ui/hooks/use-action'
import { useStartOnMount } from '~/ui/hooks/use-start-on-mount'
import { useRetryCountdown } from '~/ui/hooks/use-retry-countdown'
import { words as uiWords } from '~/ui/words'

import { words } from './dialog-words'
import { canCreatePasskeys, CeremonyError, createPasskey, type CeremonyProblem } from './passkey-ceremony'
import { broadcastNewPasskey } from './passkey-changes'
import type { Done } from './use-enrollment'

const problems: Record<CeremonyProblem, string> = {
  unsupported: words.passkeyUnsupported,
  canceled: words.passkeyCanceled,
  exists: words.passkeyExists,
  'wrong-site': words.passkeyWrongSite,
  failed: words.passkeyFailed,
}

type Props = { startsOnMount: boolean; onDone: Done; onClose: () => void }

/** Sets up a passkey. One press gets the server's challenge, opens the browser's prompt and verifies the result. */
export function SetUpPasskey({ startsOnMount, onDone, onClose }: Props) {
  const [problem, setProblem] = useState<CeremonyProblem | undefined>(canCreatePasskeys() ? undefined : 'unsupported')
  const client = useQueryClient()
  const { identity } = useConsole()
  const abort = useAbortOnUnmount()
  const add = useAction(async () => {
    setProblem(undefined)
    await requireStepUp(identity)
    const begun = await startEnrollment({ type: 'passkey' })
    const { signal } = abort.current
    if (signal.aborted) return
    let proof: unknown
    try {
      proof = await createPasskey(begun.authn_params_public_key, signal)
    } catch (error) {
      const cause = error instanceof CeremonyError ? error.problem : 'failed'
      // An earlier attempt may have succeeded although its response was lost, so refetch the list.
      if (cause === 'exists') updateMethodInCache(client, undefined)
      return setProblem(cause)
    }
    try {
      broadcastNewPasskey()
      onDone(await verifyEnrollment(begun, { authn_response: proof }))
      broadcastNewPasskey()
    } catch (error) {
      // The server may have added the passkey, so the list may lack it.
      methodsReadAt.delete(client)
      throw error
    }
  })
  useStartOnMount(startsOnMount && canCreatePasskeys(), () => void add.run())
  const wait = useRetryCountdown(add.error)
  const isExpired = verificationProblem(add.error) === 'expired'

  return (
    <Dialog title={words.passkeyTitle} intro={words.passkeyIntro} onClose={onClose}>
      {problem && (
        <p role="alert" className="note warn">
          <Icon name="warning" />
          {problems[problem]}
        </p>
      )}
      {isExpired && (
        <p role="alert" className="note warn">
          {words.expired}
        </p>
      )}
      {add.error && !isExpired && <Problem error={add.error} title={words.verifyFailed} />}
      <DialogFoot>
        <Button onClick={onClose}>{problem === 'unsupported' ? uiWords.close : uiWords.cancel}</Button>
        {problem !== 'unsupported' && (
          <Button look="primary" busy={add.isPending} disabledReason={wait} onClick={() => void add.run()}>
            {problem || isExpired ? uiWords.tryAgain : words.continue}
          </Button>
        )}
      </DialogFoot>
    </Dialog>
  )
}

/** An AbortController that is aborted on unmount, so that the browser's prompt closes with the dialog. */
function useAbortOnUnmount() {
  const abort = useRef(new AbortController())
  useEffect(() => {
    const controller = new AbortController()
    abort.current = controller
    return () => controller.abort()
  }, [])
  return abort
}
