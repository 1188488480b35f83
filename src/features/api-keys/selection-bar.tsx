import type { ApiKey } from '~/api/api-keys'
import { Button } from '~/ui/button'

import { words } from './words'

type Props = { keys: ApiKey[]; onClear: () => void; onDelete: (keys: ApiKey[]) => void }

/** What can be done with the selected rows. Takes the place of the filter, so nothing below it moves. */
export function SelectionBar({ keys, onClear, onDelete }: Props) {
  const isDeletable = keys.some((key) => typeof key.deleteHref === 'string')
  return (
    <div role="group" aria-label={words.selected(keys.length)} className="flex flex-wrap items-center gap-2">
      <Button look="danger" disabledReason={isDeletable ? undefined : words.notOffered} onClick={() => onDelete(keys)}>
        {words.deleteSelected(keys.length)}
      </Button>
      <Button look="ghost" onClick={onClear}>
        {words.clearSelection}
      </Button>
    </div>
  )
}
