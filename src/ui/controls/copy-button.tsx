import { Button } from './button'
import { announce } from '~/lib/announcements'
import { useCopy } from '~/ui/hooks/use-copy'
import { words } from '~/ui/words'

type Props = {
  /** Completes the accessible name "Copy {what}". */
  what: string
  /** Returns the text to copy. Called on click, so that no component keeps a secret in its props. */
  text: () => string | undefined
  small?: boolean
  /** Announced if the browser blocks copying: how to copy by hand. */
  refused?: string
}

/** Copies a text, and announces whether the browser allowed it. */
export function CopyButton({ what, text, small = true, refused = words.copyRefusedHidden }: Props) {
  const { state, copy } = useCopy()
  async function copyText() {
    const value = text()
    if (value === undefined) return
    announce((await copy(value)) ? words.copiedAnnouncement(what) : refused)
  }
  const isCopied = state === 'copied'
  return (
    <Button
      small={small}
      icon={isCopied ? 'check' : 'copy'}
      className="copy"
      aria-label={`${words.copy} ${what}`}
      onClick={copyText}
    >
      {isCopied ? words.copied : words.copy}
    </Button>
  )
}
