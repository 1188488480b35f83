import { formatDotEnv } from '~/lib/shell-text'
import { Button } from '~/ui/controls/button'
import { DialogFoot } from '~/ui/overlays/dialog'

import { CopyFileButton, DownloadButton } from './file-buttons'
import type { UnsavedSecret } from './use-unsaved-secret'
import { words } from './words'

type EnvFileFootProps = {
  unsaved: UnsavedSecret
  /** The lines of the file: names of environment variables and their values. */
  values: Record<string, string>
}

/** The foot of a dialog that shows a secret once: ways to save it as a .env file, and Done. */
export function EnvFileFoot({ unsaved, values }: EnvFileFootProps) {
  const text = `${formatDotEnv(values)}\n`
  return (
    <DialogFoot>
      {/* Browsers drop a leading dot: Firefox and WebKit would save “env”, Chromium “env.txt”. */}
      <DownloadButton file={{ name: 'latchkey.env', text }} onDownload={unsaved.markSaved}>
        {words.downloadEnv}
      </DownloadButton>
      <CopyFileButton file={{ name: '.env', text }} look="ghost" label={words.copyEnv} onCopied={unsaved.markSaved} />
      <SavedCheckbox unsaved={unsaved} />
      <DoneButton unsaved={unsaved} />
    </DialogFoot>
  )
}

/** "I have saved it": counts as saved, like a copy or a download. Renders nothing if there is no secret. */
export function SavedCheckbox({ unsaved: { hasSecret, isSaved, setSaved } }: { unsaved: UnsavedSecret }) {
  if (!hasSecret) return null
  return (
    <label className="flex items-center gap-2 text-muted text-[13px] min-h-7">
      <input type="checkbox" className="check" checked={isSaved} onChange={({ target }) => setSaved(target.checked)} />
      {words.saved}
    </label>
  )
}

/** Stays disabled until the secret is saved. */
export function DoneButton({ unsaved: { isSaved, done } }: { unsaved: UnsavedSecret }) {
  return (
    <Button
      look="primary"
      className="ms-auto"
      busy={done.isBusy}
      disabledReason={isSaved ? done.disabledReason : words.saveFirst}
      onClick={done.onClick}
    >
      {words.done}
    </Button>
  )
}
