import { useRef } from 'react'
import { flushSync } from 'react-dom'

import type { CheckUpGroup, CheckUpItem, CheckUpResult } from '~/ui/feedback/check-up-item'
import { announceUndoable } from '~/ui/feedback/undo'
import { focusHeading } from '~/ui/hooks/focus'

import { useDismissals, type DismissibleItem } from './dismissals'
import { FoldedItems } from './folded-items'
import { ItemCard } from './item-card'
import { ProtectionCard } from './protection-card'
import { nextStepOf, restOf, type KnownItems } from './score'
import { usePlacedItems } from './use-placed-items'
import { words } from './words'
import './overview.css'

/** The results of each group. A source reports the items of one feature, and may take longer than the others. */
export type CheckUpGroups = Record<CheckUpGroup, CheckUpResult[]>

/** The check-up: how well the account is protected, what to do next, and the open items of each group. */
export function CheckUp({ groups }: { groups: CheckUpGroups }) {
  const { isDismissed, dismiss, restore } = useDismissals()
  const protection = knownItems(groups.protection)
  const credentials = usePlacedItems(groups.credentials)
  const waiting = usePlacedItems(groups.waiting)
  const fold = useRef<HTMLElement>(null)
  const isShown = (item: CheckUpItem) => !isDismissed(item)
  const nextStep = nextStepOf(
    [protection, knownItems(groups.credentials)].map(({ items, isComplete }) => ({
      items: items.filter(isShown),
      isComplete,
    })),
  )

  /** `heading` of the item's group takes the focus, because the pressed button disappears. */
  const dismissFrom = (item: DismissibleItem, heading: HTMLElement | null) => {
    dismiss(item)
    heading?.focus()
    announceUndoable(words.dismissed(item.title), {
      undo() {
        restore(item)
        heading?.focus()
      },
      undone: words.isBack(item.title),
    })
  }
  const showAgain = (item: CheckUpItem) => {
    flushSync(() => restore(item))
    // Without other items, the folded part is gone.
    if (fold.current) fold.current.focus()
    else focusHeading()
  }

  const known = [...protection.items, ...credentials.items, ...waiting.items]
  const dismissed = known.filter(isDismissed)
  return (
    <>
      <ProtectionCard
        {...protection}
        nextStep={nextStep}
        isDismissed={isDismissed}
        rest={restOf(known.filter(isShown))}
        onDismiss={dismissFrom}
      />
      <div className="cards">
        {groups.credentials.length > 0 && (
          <ItemCard
            {...credentials}
            title={words.credentials}
            empty={words.nothingToReview}
            items={credentials.items.filter(isShown)}
            summary={words.toReview}
            onDismiss={dismissFrom}
          />
        )}
        {groups.waiting.length > 0 && (
          <ItemCard {...waiting} title={words.waiting} empty={words.nothingWaiting} onDismiss={dismissFrom} />
        )}
      </div>
      <FoldedItems
        ref={fold}
        items={[...credentials.others, ...waiting.others]}
        dismissed={dismissed}
        isComplete={credentials.isComplete && waiting.isComplete}
        onShowAgain={showAgain}
      />
    </>
  )
}

function knownItems(sources: CheckUpResult[]): KnownItems & { expected: number } {
  return {
    items: sources.flatMap((source) => (source.state === 'checked' ? source.items : [])),
    isComplete: sources.every(({ state }) => state === 'checked'),
    expected: sources.reduce((sum, source) => sum + (source.state === 'pending' ? source.expected : 0), 0),
  }
}
