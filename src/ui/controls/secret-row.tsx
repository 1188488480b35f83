import { useId, useRef } from 'react'

import { SameWidth } from './copy-button'
import { Icon } from './icon'
import { announce } from '~/lib/announcements'
import { useCopy } from '~/ui/hooks/use-copy'
import { words } from '~/ui/words'

type Props = {
  label: string
  value: string
  /** In fours, for somebody who types it. Copied it has no spaces. */
  groupDigits?: boolean
  onCopied?: () => void
}

/** One value to take away: shown as text, never as an input that a browser might remember. */
export function SecretRow({ label, value, groupDigits = false, onCopied }: Props) {
  const id = useId()
  const text = useRef<HTMLElement>(null)
  const { state, copy } = useCopy(text)
  const isCopied = state === 'copied'

  async function press() {
    if (!(await copy(value))) return
    announce(words.copiedAnnouncement(label))
    onCopied?.()
  }
  return (
    <div>
      <p id={id} className="text-muted text-[13px] mb-1">
        {label}
      </p>
      <div className="secret secret-print" role="group" aria-labelledby={id}>
        <code ref={text} translate="no">
          {groupDigits ? inFours(value) : value}
        </code>
        <button
          type="button"
          onClick={press}
          aria-label={`${words.copy} ${label}`}
          className={isCopied ? 'text-ok' : ''}
        >
          <Icon name={isCopied ? 'check' : 'copy'} />
          <SameWidth shown={isCopied ? words.copied : words.copy} longest={words.copied} />
        </button>
      </div>
      {state === 'refused' && (
        <p role="alert" className="field-error mt-1">
          {words.copyRefused}
        </p>
      )}
    </div>
  )
}

function inFours(value: string) {
  return value.match(/.{1,4}/g)?.map((four, index) => (
    // oxlint-disable-next-line react/no-array-index-key -- the pieces of one text stay where they are
    <span key={index} className="inline-block me-[0.5ch]">
      {four}
    </span>
  ))
}
