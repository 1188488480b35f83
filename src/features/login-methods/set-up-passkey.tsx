import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'

import { startEnrollment, verificationProblem, verifyEnrollment } from '~/api/enrollment'
import { updateMethodInCache } from '~/api/my-account'
import { Button } from '~/ui/controls/button'
import { Dialog, DialogFoot } from '~/ui/overlays/dialog'
import { Icon } from '~/ui/controls/icon'
import { Problem } from '~/ui/feedback/problem'
import { useAction } from '~/ui/hooks/use-action'
import { useWait } from '~/ui/hooks/use-wait'
import { words as uiWords } from '~/ui/words'

import { words } from './dialog-words'
import { canMakePasskeys, CeremonyError, makePasskey, type CeremonyProblem } from './passkey-ceremony'
import type { Done } from './use-enrollment'

const problems: Record<CeremonyProblem, string> = {
  unsupported: words.passkeyUnsupported,
  cancelled: words.passkeyCancelled,
  exists: words.passkeyExists,
  'wrong-site': words.passkeyWrongSite,
  failed: words.passkeyFailed,
}

/** A passkey: the server's challenge, the browser's own dialog, the server's check. One press carries through all three. */
export function SetUpPasskey({ onDone, onClose }: { onDone: Done; onClose: () => void }) {
  const [problem, setProblem] = useState<CeremonyProblem | undefined>(canMakePasskeys() ? undefined : 'unsupported')
  const client = useQueryClient()
  const closing = useClosing()
  const add = useAction(async () => {
    setProblem(undefined)
    const begun = await startEnrollment({ type: 'passkey' })
    const { signal } = closing.current
    if (signal.aborted) return
    let proof: unknown
    try {
      proof = await makePasskey(begun.authn_params_public_key, signal)
    } catch (error) {
      const what = error instanceof CeremonyError ? error.problem : 'failed'
      // It may be one whose answer was lost: then it is on the server, and belongs in the list.
      if (what === 'exists') updateMethodInCache(client, undefined)
      return setProblem(what)
    }
    onDone(await verifyEnrollment(begun, { authn_response: proof }))
  })
  const wait = useWait(add.error)
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

/** Aborted when the dialog goes: the browser's own prompt must not come up, or stay, without it. */
function useClosing() {
  const closing = useRef(new AbortController())
  useEffect(() => {
    const controller = new AbortController()
    closing.current = controller
    return () => controller.abort()
  }, [])
  return closing
}
