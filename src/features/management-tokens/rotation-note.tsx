import type { ManagementToken } from '~/api/management-tokens'
import type { Rotation } from './rotations'
import { Button } from '~/ui/controls/button'
import { Icon } from '~/ui/controls/icon'

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
export function RotationNote({ rotations, tokens, onContinue }: Props) {
  const olds = rotations.flatMap(({ oldId }) => tokens.find(({ id }) => id === oldId) ?? [])
  const [first] = olds
  if (!first) return null
  const isOne = olds.length === 1
  const wayOn = (old: ManagementToken) => (
    <Button small aria-label={words.continueWith(nameOf(old))} onClick={() => onContinue(old)}>
      {words.continue}
    </Button>
  )
  return (
    <div role="note" className="note items-center flex-wrap mb-4">
      <Icon name="token" />
      <p className="grow basis-48">
        <bdi className="font-medium text-text">
          {isOne ? words.rotation(nameOf(first)) : words.rotations(olds.length)}
        </bdi>{' '}
        {isOne ? words.rotationMore : words.rotationsMore}
      </p>
      {isOne ? (
        wayOn(first)
      ) : (
        <ul className="basis-full grid gap-2 ps-[26px]">
          {olds.map((old) => (
            <li key={old.id} className="flex items-center gap-2.5">
              <bdi className="grow wrap-anywhere">{nameOf(old)}</bdi>
              {wayOn(old)}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
