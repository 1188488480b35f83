import { useEffect, useRef, useState, type ReactNode } from 'react'

import { messages } from '~/lib/messages'

import { Button } from '~/ui/controls/button'
import { Dialog, DialogFoot } from './dialog'
import { download } from '~/lib/download'
import { Icon } from '~/ui/controls/icon'
import { PrintButton } from '~/ui/controls/print-button'
import { SecretRow } from '~/ui/controls/secret-row'
import { announce } from '~/lib/announcements'
import { useCopy } from '~/ui/hooks/use-copy'
import { words as uiWords } from '~/ui/words'

const words = messages({
  done: 'Done',
  saved: 'I have saved it',
  keepOpen: 'Keep it open',
  closeAnyway: 'Close anyway',
  notSaved: 'This cannot be shown again. Close it without having saved it?',
  proofNeeded: 'Copy it, download it, or tick “I have saved it” first.',
})

type Secret = { label: string; value: string; isSecret?: boolean }

type Props = {
  title: string
  intro?: ReactNode
  warning: string
  rows: Secret[]
  /** The same values as a file: to download, and where it has a word for it to copy or to print. */
  file: { fileName: string; text: string; download: string; copy?: string; print?: string }
  /** Called when the dialog may go: with proof that the secret was kept, or after a second "close anyway". */
  onDone: () => void
  /** Called in place of onDone when the dialog goes although the secret was not kept. */
  onAbandon?: (() => void) | undefined
  isBusy?: boolean
  /** Why it cannot be finished yet, although the secret was kept. */
  wait?: string | undefined
  /** Told when leaving would lose the secret, so that the page can hold back the browser's Back button. */
  onUnsaved?: (isUnsaved: boolean) => void
  /** Set by the page when the person tried to leave by Back; the dialog then asks. */
  isLeaving?: boolean
  onStay?: () => void
  /** What was learned elsewhere about the secret: said in place of the warning when there is none. */
  children?: ReactNode
  /** What can be done with the secret while it is there. */
  more?: ReactNode
}

/**
 * Shows secrets once. It lives in this dialog's props only, and whoever mounts it lets go when it closes. Escape, a
 * click outside, Back and a reload ask first, until there is proof that the secret was kept: copied, downloaded, or
 * ticked as saved.
 */
export function SecretOnceDialog({
  title,
  intro,
  warning,
  rows,
  file,
  onDone,
  onAbandon = onDone,
  isBusy = false,
  wait,
  onUnsaved,
  isLeaving,
  onStay,
  children,
  more,
}: Props) {
  const [isKept, setKept] = useState(false)
  const [isAsking, setAsking] = useState(false)
  const hasSecret = rows.some((row) => row.isSecret)
  const isUnsaved = hasSecret && !isKept
  const { copy } = useCopy()
  const [refusals, setRefusals] = useState(0)
  const first = useRef<HTMLDivElement>(null)

  useEffect(() => {
    onUnsaved?.(isUnsaved)
    if (!isUnsaved) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [isUnsaved, onUnsaved])

  function close() {
    if (isUnsaved) setAsking(true)
    // Escape must not press what the button may not.
    else if (!isBusy && wait === undefined) onDone()
  }
  const keep = () => {
    setKept(true)
    setAsking(false)
    onStay?.()
  }

  async function copyFile() {
    if (!(await copy(file.text))) return setRefusals((count) => count + 1)
    setRefusals(0)
    announce(uiWords.copiedAnnouncement(file.fileName))
    keep()
  }

  function downloadFile() {
    download(file.fileName, file.text)
    keep()
  }

  return (
    <Dialog title={title} intro={intro} onClose={close} focusFirst={first}>
      <div ref={first} tabIndex={-1} className="grid gap-3.5 outline-none">
        {hasSecret && (
          <p className="note warn">
            <Icon name="warning" />
            {warning}
          </p>
        )}
        {children}
        {rows.map((row) => (
          <SecretRow key={row.label} label={row.label} value={row.value} {...(row.isSecret && { onCopied: keep })} />
        ))}
        {more}
        {refusals > 0 && <ToCopyByHand key={refusals} text={file.text} />}
        {(isAsking || isLeaving) && (
          <LossWarning
            onStay={() => {
              setAsking(false)
              onStay?.()
              // The button that was pressed goes away, and focus must not go with it.
              first.current?.focus()
            }}
            onLeave={onAbandon}
          />
        )}
      </div>
      <DialogFoot>
        <Button small icon="download" onClick={downloadFile}>
          {file.download}
        </Button>
        {file.copy && (
          <Button small look="ghost" onClick={copyFile}>
            {file.copy}
          </Button>
        )}
        {file.print && <PrintButton text={file.text}>{file.print}</PrintButton>}
        {hasSecret && (
          <label className="flex items-center gap-2 text-muted text-[13px] min-h-7">
            <input
              type="checkbox"
              className="check"
              checked={isKept}
              onChange={(event) => (event.target.checked ? keep() : setKept(false))}
            />
            {words.saved}
          </label>
        )}
        <Button
          look="primary"
          className="ms-auto"
          busy={isBusy}
          disabledReason={isUnsaved ? words.proofNeeded : wait}
          onClick={onDone}
        >
          {words.done}
        </Button>
      </DialogFoot>
    </Dialog>
  )
}

/** What the clipboard did not take, ready for the press of a key. It is nowhere else on screen in this form. */
function ToCopyByHand({ text }: { text: string }) {
  return (
    <div>
      <pre ref={selectAll} className="code whitespace-pre-wrap break-all secret-print" translate="no">
        {text}
      </pre>
      <p role="alert" className="field-error mt-1">
        {uiWords.copyRefused}
      </p>
    </div>
  )
}

function selectAll(shown: HTMLElement | null): void {
  if (shown) getSelection()?.selectAllChildren(shown)
}

function LossWarning({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) {
  const stay = useRef<HTMLButtonElement>(null)
  useEffect(() => stay.current?.focus(), [])
  return (
    <div role="alert" className="note bad flex-wrap items-center">
      <span className="grow">{words.notSaved}</span>
      <Button small ref={stay} onClick={onStay}>
        {words.keepOpen}
      </Button>
      <Button small look="danger" onClick={onLeave}>
        {words.closeAnyway}
      </Button>
    </div>
  )
}
