import type { ReactNode } from 'react'

import { ProblemDetails, explain } from '~/ui/feedback/problem'

import type { Deletable, Deletion, DeletionResult } from './use-deletion'
import type { DeletionWords } from './words'

/** Maximum number of lines. Thousands of lines, rendered again after each deletion, would slow the deletions down. */
const MAX_LINES = 100

type Props<Item extends Deletable> = {
  deletion: Deletion<Item>
  /** A few characters that tell items with the same name apart. */
  hintOf?: (item: Item) => ReactNode
}

/** The items with their results. Afterwards, failed items appear even beyond the maximum. */
export function DeletionList<Item extends Deletable>({ deletion, hintOf }: Props<Item>) {
  const { items, results, state, words, blockedReason } = deletion
  const isDeleting = state.step === 'deleting'
  const shown = items.filter(
    ({ id }, index) => index < MAX_LINES || (!isDeleting && results.get(id)?.kind === 'failed'),
  )
  return (
    <ul className="panel max-h-60 overflow-auto">
      {shown.map((item) => {
        const result = results.get(item.id)
        const hint = hintOf?.(item)
        return (
          <li key={item.id} className="flex flex-wrap items-baseline gap-x-3 px-3 py-2 not-first:border-t border-line">
            <bdi className="font-medium break-words min-w-0 grow">{item.name}</bdi>
            {hint !== undefined && <code className="text-muted">{hint}</code>}
            {result ? (
              <Result result={result} words={words} />
            ) : (
              <Hint text={blockedReason(item) ?? (isDeleting ? words.waiting : undefined)} />
            )}
          </li>
        )
      })}
      {shown.length < items.length && (
        <li className="hint px-3 py-2 border-t border-line">{words.more(items.length - shown.length)}</li>
      )}
    </ul>
  )
}

function Result({ result, words }: { result: DeletionResult; words: DeletionWords }) {
  switch (result.kind) {
    case 'failed':
      return (
        <div className="w-full text-[13px]">
          <p className="text-bad">{explain(result.error)}</p>
          <ProblemDetails error={result.error} />
        </div>
      )
    case 'deleted':
      return <span className="text-ok text-[13px]">{words.deleted}</span>
    default:
      return <Hint text={words[result.kind]} />
  }
}

function Hint({ text }: { text: string | undefined }) {
  return text !== undefined && <span className="hint">{text}</span>
}
