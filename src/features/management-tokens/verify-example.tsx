import { useId, useRef, useState } from 'react'

import { TOKEN_HEADER, verifyUrl } from '~/api/management-tokens'
import { useConsole } from '~/session/console-context'
import { quoteForShell } from '~/lib/shell-text'
import { CopyTextButton } from '~/ui/controls/copy-text-button'
import { announce } from '~/lib/announcements'
import { words as uiWords } from '~/ui/words'

import { createdWords as words } from './dialog-words'

const MASK = '••••••••'

/** A curl command that tests the token. The screen shows a mask; the clipboard gets the real token. */
export function VerifyExample({ token }: { token: string }) {
  const id = useId()
  const shownCommand = useRef<HTMLPreElement>(null)
  const [isRefused, setRefused] = useState(false)
  const { manage } = useConsole().config
  const curl = `curl --fail-with-body -sSg \\\n  ${quoteForShell(verifyUrl(manage?.baseUrl ?? ''))} \\\n  -H `
  const command = (shown: string) => curl + quoteForShell(`${TOKEN_HEADER}: ${shown}`)
  // From standard input, because arguments are visible in the process list and stay in the history of the shell.
  const commandWithVariable = `printf '${TOKEN_HEADER}: %s\\n' "$MANAGE_API_TOKEN" |\n  ${curl}@-`

  function report(isCopied: boolean) {
    setRefused(!isCopied)
    if (isCopied) announce(uiWords.copiedAnnouncement(words.example))
  }
  return (
    <div className="grid gap-2">
      <p id={id} className="text-muted text-[13px]">
        {words.tryIt}
      </p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- lets keyboard users scroll long lines */}
      <pre ref={shownCommand} className="code secret-print" translate="no" tabIndex={0} aria-labelledby={id}>
        {command(MASK)}
      </pre>
      <div className="flex flex-wrap gap-2">
        <CopyTextButton
          label={words.copyVariable}
          shown={shownCommand}
          text={() => commandWithVariable}
          onResult={report}
        />
        <CopyTextButton
          label={words.copyExample}
          look="ghost"
          shown={shownCommand}
          text={() => command(token)}
          onResult={report}
        />
      </div>
      {isRefused && (
        <p role="alert" className="field-error">
          {words.exampleRefused}
        </p>
      )}
    </div>
  )
}
