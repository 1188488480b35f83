import { useState, type ReactNode } from 'react'

import { Button } from '~/ui/controls/button'
import { CopyTextButton } from '~/ui/controls/copy-text-button'
import { download } from '~/lib/download'
import { announce } from '~/lib/announcements'
import { words as uiWords } from '~/ui/words'

import { words } from './words'

/** The secret as a file. */
export type SecretFile = { name: string; text: string }

type DownloadProps = { file: SecretFile; onDownload: () => void; children: ReactNode }

export function DownloadButton({ file, onDownload, children }: DownloadProps) {
  function downloadFile() {
    download(file.name, file.text)
    announce(words.downloaded(file.name))
    onDownload()
  }
  return (
    <Button small icon="download" onClick={downloadFile}>
      {children}
    </Button>
  )
}

type CopyProps = {
  /** Its name completes the announcement "{name} copied". */
  file: SecretFile
  look?: 'ghost'
  onCopied: () => void
  label: string
}

/** Copies the file's text. If the browser refuses, shows the text above the buttons, selected for Ctrl+C. */
export function CopyFileButton({ file, look, onCopied, label }: CopyProps) {
  const [refusals, setRefusals] = useState(0)

  function report(isCopied: boolean) {
    if (!isCopied) return setRefusals((count) => count + 1)
    setRefusals(0)
    announce(uiWords.copiedAnnouncement(file.name))
    onCopied()
  }
  return (
    <>
      {/* The key remounts the text at each refusal, so that it is selected again and announced again. */}
      {refusals > 0 && <TextToCopy key={refusals} text={file.text} />}
      <CopyTextButton label={label} look={look} text={() => file.text} onResult={report} />
    </>
  )
}

function TextToCopy({ text }: { text: string }) {
  return (
    <div className="basis-full order-first">
      <pre ref={selectText} className="code whitespace-pre-wrap break-all secret-print" translate="no">
        {text}
      </pre>
      <p role="alert" className="field-error mt-1">
        {uiWords.copyRefused}
      </p>
    </div>
  )
}

function selectText(element: HTMLElement | null): void {
  if (element) getSelection()?.selectAllChildren(element)
}
