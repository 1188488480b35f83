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
  const file = { name: '.env', text: `${formatDotEnv(values)}\n` }
  return (
    <DialogFoot>
      <DownloadButton file={file} onDownload={unsaved.markSaved}>
        {words.downloadEnv}
      </DownloadButton>
      <CopyFileButton file={file} onCopied={unsaved.markSaved}>
        {words.copyEnv}
      </CopyFileButton>
      <SavedCheckbox unsaved={unsaved} />
      <DoneButton unsaved={unsaved} />
    </DialogFoot>
  )
}
