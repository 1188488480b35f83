import { useConsole, useUser } from '~/session/console-context'
import { useHoldBack } from '~/lib/hold-back'
import { Button } from '~/ui/controls/button'
import { Dialog } from '~/ui/overlays/dialog'
import { Icon } from '~/ui/controls/icon'
import { Problem } from '~/ui/feedback/problem'
import { SecretOnceDialog } from '~/ui/overlays/secret-once-dialog'
import { useRetryCountdown } from '~/ui/hooks/use-retry-countdown'
import { useStartOnMount } from '~/ui/hooks/use-start-on-mount'

import { StartStep } from './start-step'
import { words } from './dialog-words'
import { useEnrollment, type Done } from './use-enrollment'

type Props = { startsOnMount: boolean; replacesOne: boolean; onDone: Done; onClose: () => void }

/** Shows the code once and activates it only after the user has saved it. */
export function RecoveryCode({ startsOnMount, replacesOne, onDone, onClose }: Props) {
  const { brand } = useConsole().config
  const { email, name } = useUser()
  const { begun, begin, verify, problem } = useEnrollment<'recovery-code'>(onDone)
  const wait = useRetryCountdown(verify.error)
  const { held, leave } = useHoldBack()
  const start = () => void begin.run({ type: 'recovery-code' })
  useStartOnMount(startsOnMount, start)

  if (!begun || problem === 'expired') {
    return (
      <Dialog title={words.recoveryTitle} intro={words.recoveryIntro} onClose={onClose}>
        <StartStep begin={begin} onBegin={start} onClose={onClose}>
          {replacesOne && (
            <p className="note warn">
              <Icon name="warning" />
              {words.recoveryReplaces}
            </p>
          )}
          {problem === 'expired' && <p role="alert">{words.expired}</p>}
        </StartStep>
      </Dialog>
    )
  }
  const code = begun.recovery_code
  return (
    <SecretOnceDialog
      {...held}
      title={words.saveTitle}
      intro={words.saveIntro}
      warning={words.saveWarning}
      rows={[{ label: words.recoveryCode, value: code, isSecret: true }]}
      file={{
        fileName: 'recovery-code.txt',
        text: words.file(code, email || name, brand.name),
        download: words.download,
        print: words.print,
      }}
      onDone={() => void verify.run({})}
      onAbandon={() => leave(onClose)}
      isBusy={verify.isPending}
      wait={wait}
    >
      {verify.error && (
        <>
          <Problem error={verify.error} title={words.notActive} />
          <div>
            <Button small onClick={() => leave(onClose)}>
              {words.closeInactive}
            </Button>
          </div>
        </>
      )}
    </SecretOnceDialog>
  )
}
