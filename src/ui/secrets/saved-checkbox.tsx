import { Button } from '~/ui/controls/button'

import type { UnsavedSecret } from './use-unsaved-secret'
import { words } from './words'

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
