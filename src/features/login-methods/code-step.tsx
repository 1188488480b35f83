import { useEffect, useId, useRef, type ReactNode } from 'react'

import { serverNow } from '~/api/server-clock'
import { CodeField } from '~/forms/code-field'
import { Button } from '~/ui/button'
import { DialogFoot } from '~/ui/dialog'
import { Problem } from '~/ui/problem'
import { useWait } from '~/ui/use-wait'
import { words as uiWords } from '~/ui/words'

import { words } from './dialog-words'
import type { useEnrolment } from './use-enrolment'

type Props = {
  enrolment: Pick<ReturnType<typeof useEnrolment>, 'verify' | 'problem' | 'wrong'>
  onStartAgain: () => void
  onClose: () => void
  /** Buttons of its own, at the left. */
  children?: ReactNode
}

/** The second step of a set-up that ends with a code: type it, and be told in its place what is wrong with it. */
export function CodeStep({ enrolment: { verify, problem, wrong }, onStartAgain, onClose, children }: Props) {
  const formId = useId()
  const wait = useWait(verify.error)
  if (problem === 'expired') return <Expired onStartAgain={onStartAgain} onClose={onClose} />
  return (
    <>
      <CodeField
        formId={formId}
        error={problem === 'wrong' ? <WrongCode times={wrong} /> : undefined}
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

/** Codes are made of the time: who is wrong twice has often a phone whose clock is. */
function WrongCode({ times }: { times: number }) {
  if (times < 2) return words.codeWrong
  return (
    <>
      {words.codeWrong}
      <span className="block mt-1">
        {words.clock(new Date(serverNow()).toLocaleTimeString('en-GB', { timeStyle: 'medium' }))}
      </span>
    </>
  )
}

export function Expired({ onStartAgain, onClose }: { onStartAgain: () => void; onClose: () => void }) {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus(), [])
  return (
    <>
      <p role="alert" className="note warn">
        {words.expired}
      </p>
      <DialogFoot>
        <Button onClick={onClose}>{uiWords.cancel}</Button>
        <Button ref={button} look="primary" onClick={onStartAgain}>
          {words.startAgain}
        </Button>
      </DialogFoot>
    </>
  )
}
