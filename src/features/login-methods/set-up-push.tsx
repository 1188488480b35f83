import { Button } from '~/ui/button'
import { Dialog, DialogFoot } from '~/ui/dialog'
import { Problem } from '~/ui/problem'
import { useWait } from '~/ui/use-wait'
import { words as uiWords } from '~/ui/words'

import { BeginStep } from './begin-step'
import { Expired } from './code-step'
import { words } from './dialog-words'
import { QrPicture } from './qr-picture'
import { useEnrolment, type Done } from './use-enrolment'
import { useStartAtOnce } from './use-start-at-once'

type Props = { startsAtOnce: boolean; onDone: Done; onClose: () => void }

/** The Guardian app. Whether it was approved is asked when the person says so: each question counts as a write. */
export function SetUpPush({ startsAtOnce, onDone, onClose }: Props) {
  const { begun, begin, verify, problem } = useEnrolment<'push-notification'>(onDone)
  const wait = useWait(verify.error)
  const start = () => void begin.run({ type: 'push-notification' })
  useStartAtOnce(startsAtOnce, start)
  const title = words.pushTitle

  if (!begun) return <BeginStep title={title} intro={words.pushIntro} begin={begin} onBegin={start} onClose={onClose} />
  return (
    <Dialog key={begun.auth_session} title={title} intro={words.pushScan} onClose={onClose}>
      <QrPicture label={words.pushQr} text={begun.barcode_uri} />
      {problem === 'expired' ? (
        <Expired onStartAgain={start} onClose={onClose} />
      ) : (
        <>
          {problem === 'pending' && (
            <p role="alert" className="note warn">
              {words.pending}
            </p>
          )}
          {verify.error && problem !== 'pending' && <Problem error={verify.error} title={words.verifyFailed} />}
          <DialogFoot>
            <Button onClick={onClose}>{uiWords.cancel}</Button>
            <Button look="primary" busy={verify.isPending} disabledReason={wait} onClick={() => void verify.run({})}>
              {words.approved}
            </Button>
          </DialogFoot>
        </>
      )}
    </Dialog>
  )
}
