import { formatDotEnv } from '~/lib/shell-text'
import { DialogFoot } from '~/ui/overlays/dialog'

import { CopyFileButton, DownloadButton } from './file-buttons'
import { DoneButton, SavedCheckbox } from './saved-checkbox'
import type { UnsavedSecret } from './use-unsaved-secret'
import { words } from './words'

type Props = {
  unsaved: UnsavedSecret
  /** The lines of the file: names of environment variables and their values. */
  values: Record<string, string>
}

/** The foot of a dialog that shows a secret once: ways to save it as a .env file, and Done. */
export function EnvFileFoot({ unsaved, values }: Props) {
  const text = `${formatDotEnv(values)}\n`
  return (
    <DialogFoot>
      {/* Browsers drop a leading dot: Firefox and WebKit would save “env”, Chromium “env.txt”. */}
      <DownloadButton file={{ name: 'latchkey.env', text }} onDownload={unsaved.markSaved}>
        {words.downloadEnv}
      </DownloadButton>
      <CopyFileButton file={{ name: '.env', text }} onCopied={unsaved.markSaved}>
        {words.copyEnv}
      </CopyFileButton>
      <SavedCheckbox unsaved={unsaved} />
      <DoneButton unsaved={unsaved} />
    </DialogFoot>
  )
}
