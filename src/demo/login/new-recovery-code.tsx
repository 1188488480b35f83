import { useEffect, useRef } from 'react'

import { LoginCard } from './login-card'

/** The only time that it is shown. */
export function NewRecoveryCode({ code, onContinue }: { code: string; onContinue: () => void }) {
  const words = useRef<HTMLParagraphElement>(null)
  useEffect(() => words.current?.focus(), [])
  return (
    <LoginCard heading="Your new recovery code">
      <p ref={words} tabIndex={-1}>
        The old one is used up. Keep this one somewhere safe: it is not shown again.
      </p>
      <p>
        <code className="demo-key">{code}</code>
      </p>
      <button type="button" className="demo-primary" onClick={onContinue}>
        Continue
      </button>
    </LoginCard>
  )
}
