import { Button } from '~/ui/controls/button'
import { Dialog, DialogFoot } from '~/ui/overlays/dialog'
import { words as uiWords } from '~/ui/words'

import { chooseWords as words, kindAdvice } from './dialog-words'
import { enrollable, kindOf, type Enrollable } from './kinds'
import { isOfferedFactor } from './strength'

type Props = {
  /** Types that this user may enroll. */
  factors: string[]
  hasFactor: boolean
  onChoose: (kind: Enrollable) => void
  onClose: () => void
}

/**
 * Menu of factors that the server offers. Passkeys, which replace the password, and the recovery code have their own rows.
 */
export function ChooseKindDialog({ factors, hasFactor, onChoose, onClose }: Props) {
  return (
    <Dialog title={hasFactor ? words.addAnother : words.enable} intro={words.intro} onClose={onClose}>
      <ul className="grid gap-2">
        {enrollable
          .filter((kind) => factors.includes(kind) && isOfferedFactor(kind))
          .map((kind) => (
            <li key={kind}>
              <button
                type="button"
                className="kind"
                aria-labelledby={`${kind}-name`}
                aria-describedby={`${kind}-advice`}
                onClick={() => onChoose(kind)}
              >
                <span id={`${kind}-name`} className="font-[540]">
                  {kindOf(kind)}
                </span>
                <span id={`${kind}-advice`} className="text-muted text-[13px]">
                  {kindAdvice[kind]}
                </span>
              </button>
            </li>
          ))}
      </ul>
      <DialogFoot>
        <Button onClick={onClose}>{uiWords.cancel}</Button>
      </DialogFoot>
    </Dialog>
  )
}
