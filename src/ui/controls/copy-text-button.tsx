import type { RefObject } from 'react'

import { useCopy } from '~/ui/hooks/use-copy'
import { words } from '~/ui/words'

import { Button } from './button'

type Props = {
  /** Longer than "Copied", which replaces it for a moment. */
  label: string
  look?: 'ghost' | undefined
  /** Returns the text to copy. Called on click, so that no component keeps a secret in its props. */
  text: () => string
  /** Selected if the browser blocks copying. */
  shown?: RefObject<HTMLElement | null>
  onResult: (isCopied: boolean) => void
}

/** A copy button with any label. The label changes to "Copied" for a moment. */
export function CopyTextButton({ label, look, text, shown, onResult }: Props) {
  const { state, copy } = useCopy(shown)
  const isCopied = state === 'copied'
  return (
    <Button
      small
      look={look}
      icon={look ? undefined : isCopied ? 'check' : 'copy'}
      aria-label={label}
      onClick={async () => onResult(await copy(text()))}
    >
      <FixedWidthLabel text={isCopied ? words.copied : label} longest={label} />
    </Button>
  )
}

/** A label that is always as wide as its longest text, so that nothing moves when it changes. */
function FixedWidthLabel({ text, longest }: { text: string; longest: string }) {
  return (
    <span className="inline-grid justify-items-center">
      <span className="[grid-area:1/1]">{text}</span>
      <span className="[grid-area:1/1] invisible" aria-hidden="true">
        {longest}
      </span>
    </span>
  )
}
