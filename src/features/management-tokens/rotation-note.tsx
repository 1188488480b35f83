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
 * Lists unfinished rotations, each with a button to continue. A rotation whose old token is missing from the list is hidden
 * but kept: the cached list may be older than what another tab did.
 */
export function RotationNote({ rotations, tokens, onContinue }: Props) {
  const oldTokens = rotations.flatMap(({ oldId }) => tokens.find(({ id }) => id === oldId) ?? [])
  const [first] = oldTokens
  if (!first) return null
  const isOne = oldTokens.length === 1
  const continueButton = (oldToken: ManagementToken) => (
    <Button small aria-label={words.continueWith(nameOf(oldToken))} onClick={() => onContinue(oldToken)}>
      {words.continue}
    </Button>
  )
  return (
    <div role="note" className="note items-center flex-wrap mb-4">
      <Icon name="token" />
      <p className="grow basis-48">
        <bdi className="font-medium text-text">
          {isOne ? words.rotation(nameOf(first)) : words.rotations(oldTokens.length)}
        </bdi>{' '}
        {isOne ? words.rotationMore : words.rotationsMore}
      </p>
      {isOne ? (
        continueButton(first)
      ) : (
        <ul className="basis-full grid gap-2 ps-[26px]">
          {oldTokens.map((oldToken) => (
            <li key={oldToken.id} className="flex items-center gap-2.5">
              <bdi className="grow wrap-anywhere">{nameOf(oldToken)}</bdi>
              {continueButton(oldToken)}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
