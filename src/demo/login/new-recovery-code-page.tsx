import { useEffect, useRef } from 'react'

import { LoginCard } from './login-card'

/** Shows a new recovery code, once. Focuses its explanation when it mounts. */
export function NewRecoveryCodePage({ code, onContinue }: { code: string; onContinue: () => void }) {
  const explanation = useRef<HTMLParagraphElement>(null)
  useEffect(() => explanation.current?.focus(), [])
  return (
    <LoginCard heading="Your new recovery code">
      <p ref={explanation} tabIndex={-1}>
        The code you entered no longer works. Save this new one somewhere safe. You won’t see it again.
      </p>
      <code className="demo-key">{code}</code>
      <button type="button" className="btn primary demo-wide" onClick={onContinue}>
        Continue
      </button>
    </LoginCard>
  )
}
