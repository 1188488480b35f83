import type { ManagementToken } from '~/api/management-tokens'
import type { Rotation } from '~/session/rotations'
import { Button } from '~/ui/button'
import { Icon } from '~/ui/icon'

import { nameOf } from './name'
import { words } from './words'

type Props = {
  rotations: Rotation[]
  tokens: ManagementToken[]
  onContinue: (token: ManagementToken) => void
}

/**
 * Replacements that were begun and not finished, each with the way back into it. One whose token is not in the list is
 * not shown, and not forgotten either: this list may be older than what another tab has done.
 */
export function RotationNotes({ rotations, tokens, onContinue }: Props) {
  const olds = rotations.map(({ oldId }) => tokens.find(({ id }) => id === oldId))
  return olds.map(
    (old) =>
      old && (
        <div key={old.id} role="note" className="note items-center flex-wrap mb-4">
          <Icon name="token" />
          <p className="grow basis-48">
            <bdi className="font-medium text-text">{words.rotation(nameOf(old))}</bdi> {words.rotationMore}
          </p>
          <Button small aria-label={words.continueWith(nameOf(old))} onClick={() => onContinue(old)}>
            {words.continue}
          </Button>
        </div>
      ),
  )
}
