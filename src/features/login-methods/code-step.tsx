import { useId, type ReactNode } from 'react'

import { serverNow } from '~/api/server-clock'
import { CodeField } from '~/forms/code-field'
import { Button } from '~/ui/controls/button'
import { DialogFoot } from '~/ui/overlays/dialog'
import { Problem } from '~/ui/feedback/problem'
import { useRetryCountdown } from '~/ui/hooks/use-retry-countdown'
import { words as uiWords } from '~/ui/words'

import { StartStep, type StartProps } from './start-step'
import { words } from './dialog-words'
import type { useEnrollment } from './use-enrollment'

type Props = {
  enrollment: Pick<ReturnType<typeof useEnrollment>, 'verify' | 'problem' | 'expired' | 'wrongCodes'> &
    Pick<StartProps, 'begin'>
  /** Says where the code comes from, for a screen reader whose focus jumps to the field. */
  instructions: string
  onStartAgain: () => void
  onClose: () => void
  /** Additional buttons, shown on the left. */
  children?: ReactNode
}

/** Second step of a set-up with a code: the code field and its errors. */
export function CodeStep({
  enrollment: { begin, verify, problem, expired, wrongCodes },
  instructions,
  onStartAgain,
  onClose,
  children,
}: Props) {
  const formId = useId()
  const wait = useRetryCountdown(verify.error)
  if (problem === 'expired')
    return <Expired text={expired} begin={begin} onStartAgain={onStartAgain} onClose={onClose} />
  return (
    <>
      <CodeField
        formId={formId}
        instructions={instructions}
        error={problem === 'wrong' ? <WrongCode count={wrongCodes} /> : undefined}
        onChange={verify.clearError}
        onCode={(code) => void verify.run({ otp_code: code })}
      />
      {verify.error && problem === undefined && <Problem error={verify.error} title={words.verifyFailed} />}
      <DialogFoot>
        {children}
        <Button onClick={onClose}>{uiWords.cancel}</Button>
        <Button look="primary" type="submit" form={formId} busy={verify.isPending} disabledReason={wait}>
          {words.activate}
        </Button>
      </DialogFoot>
    </>
  )
}

/** Adds a hint about the phone's clock after two wrong codes, because codes are computed from the time. */
function WrongCode({ count }: { count: number }) {
  if (count < 2) return words.codeWrong
  return (
    <>
      {words.codeWrong}
      <span className="block mt-1">
        {words.clock(new Date(serverNow()).toLocaleTimeString('en-GB', { timeStyle: 'medium' }))}
      </span>
    </>
  )
}

type ExpiredProps = { text: string; begin: StartProps['begin']; onStartAgain: () => void; onClose: () => void }

export function Expired({ text, begin, onStartAgain, onClose }: ExpiredProps) {
  return (
    <StartStep begin={begin} onBegin={onStartAgain} onClose={onClose} again={words.startAgain}>
      <p role="alert" className="note warn">
        {text}
      </p>
    </StartStep>
  )
}
