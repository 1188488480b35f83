import { useEffect, useRef } from 'react'

import { Button } from '~/ui/controls/button'
import { Dialog, DialogFoot } from '~/ui/overlays/dialog'
import { Problem } from '~/ui/feedback/problem'
import { useRetryCountdown } from '~/ui/hooks/use-retry-countdown'
import { words as uiWords } from '~/ui/words'
import { useStartOnMount } from '~/ui/hooks/use-start-on-mount'

import { StartStep } from './start-step'
import { Expired } from './code-step'
import { words } from './dialog-words'
import { QrPicture } from './qr-picture'
import { useEnrollment, type Done } from './use-enrollment'

type Props = { startsOnMount: boolean; onDone: Done; onClose: () => void }

/** Sets up the Guardian app. It checks for the approval only when the user presses a button: each check counts as a write. */
export function SetUpPush({ startsOnMount, onDone, onClose }: Props) {
  const { begun, begin, verify, problem, expired } = useEnrollment<'push-notification'>(onDone)
  const start = () => void begin.run({ type: 'push-notification' })
  useStartOnMount(startsOnMount, start)
  return (
    <Dialog title={words.pushTitle} intro={begun || startsOnMount ? words.pushScan : words.pushIntro} onClose={onClose}>
      {!begun && <StartStep begin={begin} onBegin={start} onClose={onClose} startsOnMount={startsOnMount} />}
      {begun && <QrPicture label={words.pushQr} text={begun.barcode_uri} />}
      {begun && problem === 'expired' && (
        <Expired text={expired} begin={begin} onStartAgain={start} onClose={onClose} />
      )}
      {begun && problem !== 'expired' && (
        <Approve verify={verify} isPending={problem === 'pending'} onClose={onClose} />
      )}
    </Dialog>
  )
}

type ApproveProps = {
  verify: ReturnType<typeof useEnrollment>['verify']
  /** True if the server has not received the approval yet. */
  isPending: boolean
  onClose: () => void
}

function Approve({ verify, isPending, onClose }: ApproveProps) {
  const wait = useRetryCountdown(verify.error)
  const button = useRef<HTMLButtonElement>(null)
  // In landscape, scrolling to the button would hide the QR code.
  useEffect(() => button.current?.focus({ preventScroll: true }), [])
  return (
    <>
      {isPending && (
        <p role="alert" className="note warn">
          {words.pending}
        </p>
      )}
      {verify.error && !isPending && <Problem error={verify.error} title={words.verifyFailed} />}
      <DialogFoot>
        <Button onClick={onClose}>{uiWords.cancel}</Button>
        <Button
          ref={button}
          look="primary"
          busy={verify.isPending}
          disabledReason={wait}
          // The button takes the focus away from this text.
          aria-description={words.pushScan}
          onClick={() => void verify.run({})}
        >
          {words.approved}
        </Button>
      </DialogFoot>
    </>
  )
}
