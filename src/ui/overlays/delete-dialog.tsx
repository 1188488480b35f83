import { useRef, type ReactNode } from 'react'

import { groupDigits, messages } from '~/lib/messages'

import { Button } from '~/ui/controls/button'
import { Dialog, DialogFoot } from './dialog'
import { Details, explain, Problem } from '~/ui/feedback/problem'
import { isOver, useDeletion, type DeletionResult } from '~/ui/hooks/use-deletion'
import { useWait } from '~/ui/hooks/use-wait'
import { words as uiWords } from '~/ui/words'

const words = messages({
  waiting: 'Waiting',
  deleting: 'Deleting',
  deleted: 'Deleted',
  had: 'Had already been deleted',
  progress: (gone: number, count: number) => `${groupDigits(gone)} of ${groupDigits(count)} deleted`,
  more: (count: number) => `and ${groupDigits(count)} more`,
})

/** Lines that are drawn: thousands, drawn anew at each step, would hold up the steps. */
const MOST_LINES = 100

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
  /** What to remember where a fresh login has to come first. */
  typed?: Record<string, string>
  onClose: () => void
}

/** Deletes one thing or many, one after the other, with a result for each. To close it is to stop. */
export function DeleteDialog<Item extends { id: string; name: string }>({
  items,
  title,
  consequence,
  submit,
  hintOf,
  refusalOf = refuseNone,
  remove,
  onGone,
  notice,
  retry,
  children,
  disabledReason,
  typed,
  onClose,
}: Props<Item>) {
  const cancel = useRef<HTMLButtonElement>(null)
  const { results, open, action } = useDeletion({
    items,
    refusalOf,
    remove,
    onGone,
    notice,
    onClose,
    ...(typed && { typed }),
  })
  const { isPending, error } = action
  const wait = useWait(error)
  const isMany = items.length > 1
  const hasStarted = results.size > 0 || error !== undefined

  const refusal = open.length === 0 ? items.map(refusalOf).find((reason) => reason !== undefined) : undefined
  const shown = items.filter(
    ({ id }, index) => index < MOST_LINES || (!isPending && results.get(id)?.kind === 'failed'),
  )
  return (
    <Dialog role="alertdialog" title={title} intro={consequence} onClose={onClose} focusFirst={cancel}>
      <ul className="panel max-h-60 overflow-auto">
        {shown.map((item) => (
          <Line key={item.id} name={item.name} hint={hintOf?.(item)}>
            <State result={results.get(item.id)} refusal={refusalOf(item)} isWaiting={isPending} />
          </Line>
        ))}
        {shown.length < items.length && (
          <li className="hint px-3 py-2 border-t border-line">{words.more(items.length - shown.length)}</li>
        )}
      </ul>
      {children}
      {error && <Problem error={error} />}
      <DialogFoot>
        {isMany && hasStarted && (
          <Progress
            gone={items.filter(({ id }) => isOver(results.get(id))).length}
            count={items.length}
            isPending={isPending}
          />
        )}
        <Button ref={cancel} onClick={onClose}>
          {hasStarted && isMany ? uiWords.close : uiWords.cancel}
        </Button>
        <Button
          look="danger"
          busy={isPending}
          disabledReason={disabledReason ?? wait ?? refusal}
          onClick={() => void action.run()}
        >
          {hasStarted && !isPending && open.length > 0 ? (isMany ? retry(open.length) : uiWords.tryAgain) : submit}
        </Button>
      </DialogFoot>
    </Dialog>
  )
}

function refuseNone() {
  return undefined
}

/** Beside the buttons, where its coming moves nothing. It is read out at each tenth: two thousand steps are no news. */
function Progress({ gone, count, isPending }: { gone: number; count: number; isPending: boolean }) {
  const step = isPending ? Math.ceil(count / 10) : 1
  return (
    <>
      <p className="hint me-auto">{words.progress(gone, count)}</p>
      <p role="status" className="sr-only">
        {words.progress(gone - (gone % step), count)}
      </p>
    </>
  )
}

function Line({ name, hint, children }: { name: string; hint: ReactNode; children: ReactNode }) {
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 px-3 py-2 not-first:border-t border-line">
      <bdi className="font-medium break-words min-w-0 grow">{name}</bdi>
      {hint !== undefined && <code className="text-muted">{hint}</code>}
      {children}
    </li>
  )
}

type StateProps = { result: DeletionResult | undefined; refusal: string | undefined; isWaiting: boolean }

function State({ result, refusal, isWaiting }: StateProps) {
  if (!result) {
    const text = refusal ?? (isWaiting ? words.waiting : undefined)
    return text && <span className="hint">{text}</span>
  }
  if (result.kind === 'failed') {
    return (
      <div className="w-full text-[13px]">
        <p className="text-bad">{explain(result.error)}</p>
        <Details error={result.error} />
      </div>
    )
  }
  return <span className={result.kind === 'deleted' ? 'text-ok text-[13px]' : 'hint'}>{words[result.kind]}</span>
}
