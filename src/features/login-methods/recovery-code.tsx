import type { Proof } from '~/api/enrollment'
import { useConsole, useUser } from '~/session/console-context'
import { Button } from '~/ui/controls/button'
import { Icon } from '~/ui/controls/icon'
import { PrintButton } from '~/ui/controls/print-button'
import { SecretRow } from '~/ui/controls/secret-row'
import { Problem } from '~/ui/feedback/problem'
import type { Action } from '~/ui/hooks/use-action'
import { useStartOnMount } from '~/ui/hooks/use-start-on-mount'
import { useRetryCountdown } from '~/ui/hooks/use-retry-countdown'
import { Dialog, DialogFoot } from '~/ui/overlays/dialog'
import { DownloadButton } from '~/ui/secrets/file-buttons'
import { DoneButton, SavedCheckbox } from '~/ui/secrets/secret-foot'
import { OnceWarning, SecretContent } from '~/ui/secrets/secret-content'
import { useUnsavedSecret } from '~/ui/secrets/use-unsaved-secret'

import { StartStep } from './start-step'
import { words } from './dialog-words'
import { useEnrollment, type Done } from './use-enrollment'

type Props = {
  startsOnMount: boolean
  /** "maybe" if a method that could not be read may be a recovery code. */
  replacesOne: boolean | 'maybe'
  onDone: Done
  onClose: () => void
}

/** Creates a recovery code. Done activates it, so a code that the user has not saved never becomes active. */
export function RecoveryCode({ startsOnMount, replacesOne, onDone, onClose }: Props) {
  const { begun, begin, verify, problem, expired } = useEnrollment<'recovery-code'>(onDone)
  const start = () => void begin.run({ type: 'recovery-code' })
  useStartOnMount(startsOnMount, start)

  if (begun && problem !== 'expired') return <SaveCode code={begun.recovery_code} verify={verify} onClose={onClose} />
  return (
    <Dialog title={words.recoveryTitle} intro={words.recoveryIntro} onClose={onClose}>
      <StartStep begin={begin} onBegin={start} onClose={onClose} startsOnMount={startsOnMount && problem !== 'expired'}>
        {replacesOne && (
          <p className="note warn">
            <Icon name="warning" />
            {replacesOne === 'maybe' ? words.recoveryMayReplace : words.recoveryReplaces}
          </p>
        )}
        {problem === 'expired' && <p role="alert">{expired}</p>}
      </StartStep>
    </Dialog>
  )
}

type SaveCodeProps = { code: string; verify: Action<[Proof]>; onClose: () => void }

/** Shows the code once. Done activates it. */
function SaveCode({ code, verify, onClose }: SaveCodeProps) {
  const { brand } = useConsole().config
  const { email, name } = useUser()
  const wait = useRetryCountdown(verify.error)
  const unsaved = useUnsavedSecret({
    onClose,
    onDone: () => void verify.run({}),
    isBusy: verify.isPending,
    disabledReason: wait,
  })
  const file = { name: 'recovery-code.txt', text: words.file(code, email || name, brand.name) }

  return (
    <Dialog {...unsaved.dialog} title={words.saveTitle} intro={words.saveIntro}>
      <SecretContent unsaved={unsaved}>
        <OnceWarning>{words.saveWarning}</OnceWarning>
        {verify.error && (
          <>
            <Problem error={verify.error} title={words.notActive} />
            <div>
              <Button small onClick={unsaved.abandon}>
                {words.closeInactive}
              </Button>
            </div>
          </>
        )}
        <SecretRow label={words.recoveryCode} value={code} onCopied={unsaved.markSaved} />
      </SecretContent>
      <DialogFoot>
        <DownloadButton file={file} onDownload={unsaved.markSaved}>
          {words.download}
        </DownloadButton>
        <PrintButton text={file.text}>{words.print}</PrintButton>
        <SavedCheckbox unsaved={unsaved} />
        <DoneButton unsaved={unsaved} />
      </DialogFoot>
    </Dialog>
  )
}
