import { useEffect } from 'react'

import type { ManagementToken } from '~/api/management-tokens'
import { usePerson } from '~/console-context'
import { forgetRotation, type Rotation } from '~/session/rotations'
import { Button } from '~/ui/button'
import { Icon } from '~/ui/icon'

import { nameOf } from './name'
import { words } from './words'

type Props = {
  rotations: Rotation[]
  /** Undefined until the list has arrived. */
  tokens: ManagementToken[] | undefined
  onContinue: (token: ManagementToken) => void
}

/** Replacements that were begun and not finished, each with the way back into it. */
export function RotationNotes({ rotations, tokens, onContinue }: Props) {
  const { id: personId } = usePerson()
  const olds = rotations.map(({ oldId }) => tokens?.find(({ id }) => id === oldId))

  useEffect(() => {
    // What was to be replaced is gone: there is nothing left to remember.
    if (!tokens) return
    for (const { oldId } of rotations) if (!tokens.some(({ id }) => id === oldId)) forgetRotation(personId, oldId)
  }, [rotations, tokens, personId])

  return olds.map(
    (old) =>
      old && (
        <div key={old.id} role="note" className="note items-center flex-wrap mb-4">
          <Icon name="token" />
          <p className="grow basis-48">
            <bdi className="font-medium text-text">{words.rotation(nameOf(old))}</bdi> {words.rotationMore}
          </p>
          <Button small onClick={() => onContinue(old)}>
            {words.continue}
          </Button>
        </div>
      ),
  )
}
