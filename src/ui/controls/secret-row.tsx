import { useId, useRef } from 'react'

import { Icon } from './icon'
import { announce } from '~/lib/announcements'
import { useCopy } from '~/ui/hooks/use-copy'
import { words } from '~/ui/words'

type Props = {
  label: string
  value: string
  /** Shows groups of four characters, for a user who types the value. A copy has no spaces. */
  groupDigits?: boolean
  onCopied?: () => void
}

/** A value with a copy button. It is text and not an input, because a browser may remember the value of an input. */
export function SecretRow({ label, value, groupDigits = false, onCopied }: Props) {
  const id = useId()
  const text = useRef<HTMLElement>(null)
  const { state, copy } = useCopy(text)
  const isCopied = state === 'copied'

  async function copyValue() {
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
          {groupDigits ? groupByFour(value) : value}
        </code>
        <button
          type="button"
          onClick={copyValue}
          aria-label={`${words.copy} ${label}`}
          className={isCopied ? 'text-ok' : ''}
        >
          <Icon name={isCopied ? 'check' : 'copy'} />
          {isCopied ? words.copied : words.copy}
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

function groupByFour(value: string) {
  return value.match(/.{1,4}/g)?.map((group, index) => (
    // oxlint-disable-next-line react/no-array-index-key -- the groups of a text never move
    <span key={index} className="inline-block me-[0.5ch]">
      {group}
    </span>
  ))
}
