import { Button } from './button'
import { announce } from '~/lib/announcements'
import { useCopy } from '~/ui/hooks/use-copy'
import { words } from '~/ui/words'

type Props = {
  /** What it copies, in words: the button is named "Copy {what}". */
  what: string
  /** Called at the press, so that a secret need not be handed through the page. */
  text: () => string | undefined
  small?: boolean
  /** Said where the clipboard does not take it: how it can be had all the same. */
  refused?: string
}

/** A button that copies, and says so only when the clipboard took it. */
export function CopyButton({ what, text, small = true, refused = words.copyRefusedHidden }: Props) {
  const { state, copy } = useCopy()
  async function press() {
    const value = text()
    if (value === undefined) return
    announce((await copy(value)) ? words.copiedAnnouncement(what) : refused)
  }
  const isCopied = state === 'copied'
  return (
    <Button small={small} icon={isCopied ? 'check' : 'copy'} aria-label={`${words.copy} ${what}`} onClick={press}>
      <SameWidth shown={isCopied ? words.copied : words.copy} longest={words.copied} />
    </Button>
  )
}

/** Keeps a label's place as wide as its longest form, so that nothing moves when it changes. */
export function SameWidth({ shown, longest }: { shown: string; longest: string }) {
  return (
    <span className="inline-grid justify-items-start">
      <span className="[grid-area:1/1]">{shown}</span>
      <span className="[grid-area:1/1] invisible" aria-hidden="true">
        {longest}
      </span>
    </span>
  )
}
