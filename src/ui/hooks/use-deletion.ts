import { useState } from 'react'

import { asApiError, type ApiError, type ApiErrorKind } from '~/api/errors'

import { groupDigits, messages } from '~/lib/messages'

import { explain } from '~/ui/feedback/problem'
import { announce } from '~/lib/announcements'
import { useAction } from './use-action'
import { useIsUnmounted } from './use-is-unmounted'

const words = messages({
  deleted: (gone: number, count: number) => `${groupDigits(gone)} of ${groupDigits(count)} deleted.`,
  failed: (name: string, why: string) => `Deleting ${name}: ${why}`,
})

/** How far the deletion of one has come. */
export type DeletionResult =
  | { kind: 'deleting' }
  | { kind: 'deleted' }
  | { kind: 'had' }
  | { kind: 'failed'; error: ApiError }

type Deletion<Item> = {
  items: Item[]
  /** Why this one is not asked for at all. */
  refusalOf: (item: Item) => string | undefined
  remove: (item: Item) => Promise<unknown>
  onGone: (gone: Item[]) => Promise<unknown> | void
  notice: (had: Item[]) => string
  typed?: Record<string, string>
  onClose: () => void
}

/** Whatever follows would be answered the same. */
const STOPPING = new Set<ApiErrorKind>(['step-up', 'session-ended', 'rate-limited', 'maintenance', 'offline'])

/**
 * Deletes one after the other, until the dialog goes or something happens that is not about the one item; that error is
 * the action's. What is left then can be tried again. A single item has no others to tell its error from.
 */
export function useDeletion<Item extends { id: string; name: string }>({
  items,
  refusalOf,
  remove,
  onGone,
  notice,
  typed = {},
  onClose,
}: Deletion<Item>) {
  const [results, setResults] = useState<ReadonlyMap<string, DeletionResult>>(new Map())
  const isClosed = useIsUnmounted()
  const open = items.filter((item) => !isOver(results.get(item.id)) && refusalOf(item) === undefined)

  const action = useAction(
    async () => {
      const outcome = new Map(results)
      const report = (item: Item, result: DeletionResult) => {
        outcome.set(item.id, result)
        setResults(new Map(outcome))
      }
      let stop: ApiError | undefined
      let failure: string | undefined
      for (const item of open) {
        report(item, { kind: 'deleting' })
        // oxlint-disable-next-line no-await-in-loop -- one after the other: what has happened so far is always clear
        const result = await resultOf(remove(item))
        failure = result.kind === 'failed' ? words.failed(item.name, explain(result.error)) : undefined
        if (result.kind === 'failed' && (items.length === 1 || isStopping(result.error))) {
          stop = result.error
          outcome.delete(item.id)
          setResults(outcome)
        } else {
          report(item, result)
        }
        if (stop || isClosed.current) break
      }

      if (items.every((item) => isOver(outcome.get(item.id)))) {
        if (!isClosed.current) onClose()
        announce(notice(items.filter((item) => outcome.get(item.id)?.kind === 'had')))
      } else if (isClosed.current) {
        // Once the dialog has gone, neither how far it came nor what the last one met would be told anywhere else.
        const count = items.filter((item) => isOver(outcome.get(item.id))).length
        const progress = items.length > 1 ? words.deleted(count, items.length) : undefined
        announce([progress, failure].filter((text) => text !== undefined).join(' '))
      }
      const gone = open.filter((item) => isOver(outcome.get(item.id)))
      const isTold = gone.length > 0 ? onGone(gone) : undefined
      // Nobody waits for the list to be read again before they are asked to log in.
      if (stop && !isClosed.current) throw stop
      await isTold
    },
    { draft: () => typed },
  )
  return { results, open, action }
}

async function resultOf(removal: Promise<unknown>): Promise<DeletionResult> {
  try {
    await removal
    return { kind: 'deleted' }
  } catch (thrown) {
    const error = asApiError(thrown)
    return error.kind === 'not-found' ? { kind: 'had' } : { kind: 'failed', error }
  }
}

function isStopping({ kind, retryAt }: ApiError): boolean {
  return STOPPING.has(kind) || retryAt !== undefined
}

export function isOver(result: DeletionResult | undefined): boolean {
  return result?.kind === 'deleted' || result?.kind === 'had'
}
