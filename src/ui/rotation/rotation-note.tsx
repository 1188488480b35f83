import { Button } from '~/ui/controls/button'
import { Icon, type IconName } from '~/ui/controls/icon'

export type NoteWords = {
  rotation: (name: string) => string
  rotationMore: string
  rotations: (count: number) => string
  rotationsMore: string
  continue: string
  continueWith: (name: string) => string
}

type Props<Item> = {
  words: NoteWords
  icon: IconName
  /** The old items of the unfinished rotations. */
  oldItems: Item[]
  nameOf: (item: Item) => string
  onContinue: (oldItem: Item) => void
}

/**
 * Lists unfinished rotations, each with a button to continue. A rotation whose old item is not among the loaded ones is
 * hidden but kept: the cached list may be older than what another tab did.
 */
export function RotationNote<Item extends { id: string }>({ words, icon, oldItems, nameOf, onContinue }: Props<Item>) {
  const [first] = oldItems
  if (!first) return null
  const isOne = oldItems.length === 1
  const continueButton = (oldItem: Item) => (
    <Button small aria-label={words.continueWith(nameOf(oldItem))} onClick={() => onContinue(oldItem)}>
      {words.continue}
    </Button>
  )
  return (
    <div role="note" className="note items-center flex-wrap mb-4">
      <Icon name={icon} />
      <p className="grow basis-48">
        <bdi className="font-medium text-text">
          {isOne ? words.rotation(nameOf(first)) : words.rotations(oldItems.length)}
        </bdi>{' '}
        {isOne ? words.rotationMore : words.rotationsMore}
      </p>
      {isOne ? (
        continueButton(first)
      ) : (
        <ul className="basis-full grid gap-2 ps-[26px]">
          {oldItems.map((oldItem) => (
            <li key={oldItem.id} className="flex items-center gap-2.5">
              <bdi className="grow wrap-anywhere">{nameOf(oldItem)}</bdi>
              {continueButton(oldItem)}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
