import { useRef, useState, type ReactNode } from 'react'

import { asApiError, type ApiError } from '~/api/errors'
import { messages } from '~/messages'

import { Button } from './button'
import { Dialog, DialogFoot } from './dialog'
import { explain, Problem } from './problem'
import { say } from './status'
import { useAction } from './use-action'
import { words as uiWords } from './words'

const words = messages({
  deleting: 'Deleting',
  deleted: 'Deleted',
  had: 'Had already been deleted',
})

type Props<Item extends { id: string; name: string }> = {
  items: Item[]
  title: string
  consequence: ReactNode
  submit: string
  /** A few characters beside the name that tell it from others of the same name. */
  hintOf?: (item: Item) => ReactNode
  /** Why this one cannot be deleted. */
  refusalOf?: (item: Item) => string | undefined
  /** Deletes one. "Not found" counts as done: somebody else was faster. */
  remove: (item: Item) => Promise<unknown>
  /** Called once with those that are gone, also where others failed. */
  onGone: (gone: Item[]) => Promise<unknown> | void
  /** What is said when all are gone; `had` are those that somebody else had deleted already. */
  notice: (had: Item[]) => string
  retry: (count: number) => string
  /** A stronger question, and why it is not answered yet. */
  children?: ReactNode
  disabledReason?: string | undefined
  onClose: () => void
}

/** How far the deletion of one has come. */
type Result = { kind: 'deleting' } | { kind: 'deleted' } | { kind: 'had' } | { kind: 'failed'; error: ApiError }

/** Deletes one thing or many, one after the other, with a result for each. */
export function DeleteDialog<Item extends { id: string; name: string }>({
  items,
  title,
  consequence,
  submit,
  hintOf,
  refusalOf,
  remove,
  onGone,
  notice,
  retry,
  children,
  disabledReason,
  onClose,
}: Props<Item>) {
  const cancel = useRef<HTMLButtonElement>(null)
  const [results, setResults] = useState<ReadonlyMap<string, Result>>(new Map())
  const isMany = items.length > 1
  const open = items.filter((item) => !isOver(results.get(item.id)))
  const hasStarted = results.size > 0

  const removal = useAction(async () => {
    const outcome = new Map(results)
    const report = (item: Item, result: Result) => {
      outcome.set(item.id, result)
      setResults(new Map(outcome))
    }
    let stepUp: ApiError | undefined
    for (const item of open) {
      report(item, { kind: 'deleting' })
      // oxlint-disable-next-line no-await-in-loop -- one after the other: what has happened so far is always clear
      const result = await resultOf(remove(item))
      report(item, result)
      if (result.kind === 'failed' && result.error.kind === 'step-up') stepUp = result.error
      // The others would be refused as well.
      if (stepUp) break
    }
    if (items.every((item) => isOver(outcome.get(item.id)))) {
      onClose()
      say(notice(items.filter((item) => outcome.get(item.id)?.kind === 'had')))
    }
    const gone = open.filter((item) => isOver(outcome.get(item.id)))
    if (gone.length > 0) await onGone(gone)
    // The frame asks whoever has to confirm that it is they; a row has no room for the question.
    if (stepUp) throw stepUp
  })

  const [only] = items
  const failure = !isMany && only ? results.get(only.id) : undefined
  const tryAgain = isMany ? retry(open.length) : uiWords.tryAgain
  return (
    <Dialog role="alertdialog" title={title} intro={consequence} onClose={onClose} focusFirst={cancel}>
      <ul className="panel max-h-60 overflow-auto">
        {items.map((item) => (
          <Line
            key={item.id}
            name={item.name}
            hint={hintOf?.(item)}
            refusal={refusalOf?.(item)}
            result={results.get(item.id)}
          />
        ))}
      </ul>
      {children}
      {failure?.kind === 'failed' && <Problem error={failure.error} />}
      <DialogFoot>
        <Button ref={cancel} onClick={onClose}>
          {hasStarted && isMany ? uiWords.close : uiWords.cancel}
        </Button>
        <Button
          look="danger"
          busy={removal.isPending}
          disabledReason={disabledReason}
          onClick={() => void removal.run()}
        >
          {hasStarted && !removal.isPending ? tryAgain : submit}
        </Button>
      </DialogFoot>
    </Dialog>
  )
}

async function resultOf(removal: Promise<unknown>): Promise<Result> {
  try {
    await removal
    return { kind: 'deleted' }
  } catch (thrown) {
    const error = asApiError(thrown)
    return error.kind === 'not-found' ? { kind: 'had' } : { kind: 'failed', error }
  }
}

function isOver(result: Result | undefined): boolean {
  return result?.kind === 'deleted' || result?.kind === 'had'
}

type LineProps = { name: string; hint: ReactNode; refusal: string | undefined; result: Result | undefined }

function Line({ name, hint, refusal, result }: LineProps) {
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 px-3 py-2 not-first:border-t border-line">
      <bdi className="font-medium break-words min-w-0 grow">{name}</bdi>
      {hint !== undefined && <code className="text-muted">{hint}</code>}
      {result ? <Outcome result={result} /> : refusal && <span className="hint">{refusal}</span>}
    </li>
  )
}

function Outcome({ result }: { result: Result }) {
  if (result.kind === 'failed') return <span className="text-bad text-[13px] w-full">{explain(result.error)}</span>
  return <span className={result.kind === 'deleted' ? 'text-ok text-[13px]' : 'hint'}>{words[result.kind]}</span>
}
