import { useRef, useState, type RefObject } from 'react'

import { asApiError, type ApiError, type ApiErrorKind } from '~/api/errors'

import { explain } from '~/ui/feedback/problem'
import { announce, announceUntilClosed } from '~/lib/announcements'
import { useAction } from '~/ui/hooks/use-action'
import { useIsUnmounted } from '~/ui/hooks/use-is-unmounted'
import { useRetryCountdown } from '~/ui/hooks/use-retry-countdown'

import { words as deletionWords, type DeletionWords } from './words'

/** An item that can be deleted. Its name identifies it in messages. */
export type Deletable = { id: string; name: string }

/** What happened to one item. An item without a result has not been sent yet. */
export type DeletionResult =
  | { kind: 'deleting' }
  | { kind: 'deleted' }
  /** The server did not find the item: it was deleted in another tab or by someone else. */
  | { kind: 'alreadyDeleted' }
  | { kind: 'failed'; error: ApiError }

/** State of the deletion. There is no state for success, because the dialog then closes. */
export type DeletionState =
  | { step: 'asking' }
  | { step: 'deleting' }
  /** An error that would fail every item, such as a lost connection, stopped the deletion. */
  | { step: 'stopped'; error: ApiError }
  /** Every item has been tried, and at least one is left. */
  | { step: 'incomplete' }

type Options<Item> = {
  items: Item[]
  /** Deletes one item. An ApiError of kind `not-found` counts as deleted. */
  deleteOne: (item: Item) => Promise<unknown>
  /** Returns why this item cannot be deleted. Such an item is never sent. */
  blockedReason?: (item: Item) => string | undefined
  /** Called once per run with the items that were deleted, also if other items failed. */
  onDeleted: (items: Item[]) => Promise<unknown> | void
  /** Returns the announcement for the end, when all items are deleted. */
  announcement: (alreadyDeleted: Item[]) => string
  /** The words for items that are not deleted but, for example, end. */
  words?: Partial<DeletionWords>
  /** Data to restore after a step-up, which reloads the page. */
  draft?: Record<string, string>
  /** Closes the dialog. Called by its buttons, and when all items are deleted. */
  onClose: () => void
}

export type Deletion<Item extends Deletable> = {
  items: Item[]
  state: DeletionState
  results: ReadonlyMap<string, DeletionResult>
  /** The items that the next run sends: not deleted yet, and not blocked. */
  remaining: Item[]
  words: DeletionWords
  blockedReason: (item: Item) => string | undefined
  /** Deletes the remaining items. */
  run: () => void
  /** Why `run` is not possible now: the server asked for a pause, or every item left is blocked. */
  disabledReason: string | undefined
  onClose: () => void
  /** The dialog's `focusFirst`, so that Enter does not delete anything by accident. */
  cancelButton: RefObject<HTMLButtonElement | null>
}

/** Errors after which the next item would fail in the same way. */
const STOPPING = new Set<ApiErrorKind>(['step-up', 'session-ended', 'rate-limited', 'maintenance', 'offline'])

/**
 * Deletes items one after the other, and keeps a result for each. The deletion stops when the dialog unmounts, or at an
 * error that concerns all items. Afterwards the remaining items can be retried. With a single item, every error stops
 * the deletion, so that the dialog shows the error below the list and not inside it.
 */
export function useDeletion<Item extends Deletable>({
  items,
  deleteOne,
  blockedReason = neverBlocked,
  onDeleted,
  announcement,
  words: ownWords,
  draft = {},
  onClose,
}: Options<Item>): Deletion<Item> {
  const words = { ...deletionWords, ...ownWords }
  const [results, setResults] = useState<ReadonlyMap<string, DeletionResult>>(new Map())
  const isClosed = useIsUnmounted()
  const cancelButton = useRef<HTMLButtonElement>(null)
  const remaining = items.filter((item) => !isDeleted(results.get(item.id)) && blockedReason(item) === undefined)

  async function deleteInTurn() {
    const outcome = new Map(results)
    let lastFailure: string | undefined
    for (const item of remaining) {
      setResults(new Map(outcome.set(item.id, { kind: 'deleting' })))
      // oxlint-disable-next-line no-await-in-loop -- in turn, so that closing the dialog leaves the rest untouched
      const result = await resultOf(deleteOne(item))
      lastFailure = result.kind === 'failed' ? words.failed(item.name, explain(result.error)) : undefined
      if (result.kind === 'failed' && (items.length === 1 || isStopping(result.error))) {
        outcome.delete(item.id)
        setResults(new Map(outcome))
        return { outcome, error: result.error, lastFailure }
      }
      setResults(new Map(outcome.set(item.id, result)))
      if (isClosed.current) break
    }
    return { outcome, error: undefined, lastFailure }
  }

  const action = useAction(
    async () => {
      const { outcome, error, lastFailure } = await deleteInTurn()
      const isDone = (item: Item) => isDeleted(outcome.get(item.id))

      if (items.every(isDone)) {
        if (!isClosed.current) onClose()
        announce(announcement(items.filter((item) => outcome.get(item.id)?.kind === 'alreadyDeleted')))
      } else if (isClosed.current) {
        // The dialog that showed the progress is closed, so the announcement is the only place left for the result.
        const progress = items.length > 1 && words.stoppedAt(items.filter(isDone).length, items.length)
        announceUntilClosed([progress, lastFailure].filter(Boolean).join(' '))
      }
      const deleted = remaining.filter(isDone)
      const refetch = deleted.length > 0 ? onDeleted(deleted) : undefined
      // Thrown before the refetch has finished, so that the step-up dialog opens without delay.
      if (error && !isClosed.current) throw error
      await refetch
    },
    { draft: () => draft },
  )

  const blocked = remaining.length === 0 ? items.map(blockedReason).find((reason) => reason !== undefined) : undefined
  const wait = useRetryCountdown(action.error)
  return {
    items,
    state: toState(action, results.size > 0),
    results,
    remaining,
    words,
    blockedReason,
    run: () => void action.run(),
    disabledReason: wait ?? blocked,
    onClose,
    cancelButton,
  }
}

type ActionState = { isPending: boolean; error: ApiError | undefined }

function toState({ isPending, error }: ActionState, hasResults: boolean): DeletionState {
  if (isPending) return { step: 'deleting' }
  if (error) return { step: 'stopped', error }
  return { step: hasResults ? 'incomplete' : 'asking' }
}

async function resultOf(deletion: Promise<unknown>): Promise<DeletionResult> {
  try {
    await deletion
    return { kind: 'deleted' }
  } catch (thrown) {
    const error = asApiError(thrown)
    return error.kind === 'not-found' ? { kind: 'alreadyDeleted' } : { kind: 'failed', error }
  }
}

function isStopping({ kind, retryAt }: ApiError): boolean {
  return STOPPING.has(kind) || retryAt !== undefined
}

function neverBlocked() {
  return undefined
}

/** True if the item no longer exists. */
export function isDeleted(result: DeletionResult | undefined): boolean {
  return result?.kind === 'deleted' || result?.kind === 'alreadyDeleted'
}
