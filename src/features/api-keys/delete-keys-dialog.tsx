import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'

import { DEFAULT_KEY_NAME, deleteApiKey, forgetApiKeys, type ApiKey } from '~/api/api-keys'
import { forgetDeveloperToken } from '~/api/developer-token'
import { asApiError, type ApiError } from '~/api/errors'
import { FormField } from '~/forms/form-field'
import { Button } from '~/ui/button'
import { Dialog, DialogFoot } from '~/ui/dialog'
import { explain, Problem } from '~/ui/problem'
import { say } from '~/ui/status'
import { useAction } from '~/ui/use-action'
import { words as uiWords } from '~/ui/words'

import { deleteWords as words } from './dialog-words'
import { whyNot } from './row-menu'
import { words as listWords } from './words'

type Props = { keys: ApiKey[]; onClose: () => void }

/** How far the deletion of one key has come. */
type Result = { kind: 'working' } | { kind: 'deleted' } | { kind: 'gone' } | { kind: 'failed'; error: ApiError }

/** One key or many: what stops working, a stronger question for the key of the developer token, a result for each. */
export function DeleteKeysDialog({ keys, onClose }: Props) {
  const client = useQueryClient()
  const cancel = useRef<HTMLButtonElement>(null)
  const [typed, setTyped] = useState('')
  const [results, setResults] = useState<ReadonlyMap<string, Result>>(new Map())
  const isMany = keys.length > 1
  const hasDefault = keys.some((key) => key.name === DEFAULT_KEY_NAME)
  const open = keys.filter((key) => !isOver(results.get(key.id)))
  const hasStarted = results.size > 0

  const remove = useAction(async () => {
    const outcome = new Map(results)
    const report = (key: ApiKey, result: Result) => {
      outcome.set(key.id, result)
      setResults(new Map(outcome))
    }
    for (const key of open) {
      report(key, { kind: 'working' })
      // oxlint-disable-next-line no-await-in-loop -- one after the other: what has happened so far is always clear
      report(key, await deleteOne(key))
    }
    const over = keys.filter((key) => isOver(outcome.get(key.id)))
    if (over.some((key) => key.name === DEFAULT_KEY_NAME)) forgetDeveloperToken()
    const isComplete = over.length === keys.length
    if (isComplete) {
      onClose()
      say(notice(keys, outcome))
    }
    if (over.length > 0)
      await forgetApiKeys(
        client,
        over.map((key) => key.id),
      )
  })

  const [only] = keys
  const failure = !isMany && only ? results.get(only.id) : undefined
  return (
    <Dialog
      role="alertdialog"
      title={isMany ? words.titleMany(keys.length) : words.title}
      intro={isMany ? words.consequenceMany : words.consequence}
      onClose={onClose}
      focusFirst={cancel}
    >
      <ul className="panel max-h-60 overflow-auto">
        {keys.map((key) => (
          <KeyLine key={key.id} apiKey={key} result={isMany || hasStarted ? results.get(key.id) : undefined} />
        ))}
      </ul>
      {hasDefault && (
        <>
          <p className="note bad">{words.consequenceDefault}</p>
          <FormField
            label={words.typeName(DEFAULT_KEY_NAME)}
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </>
      )}
      {failure?.kind === 'failed' && <Problem error={failure.error} />}
      <DialogFoot>
        <Button ref={cancel} onClick={onClose}>
          {hasStarted && isMany ? uiWords.close : uiWords.cancel}
        </Button>
        <Button
          look="danger"
          busy={remove.isPending}
          disabledReason={
            hasDefault && typed.trim() !== DEFAULT_KEY_NAME ? words.mustMatch(DEFAULT_KEY_NAME) : undefined
          }
          onClick={() => void remove.run()}
        >
          {buttonLabel(isMany, hasStarted && !remove.isPending, isMany && hasStarted ? open.length : keys.length)}
        </Button>
      </DialogFoot>
    </Dialog>
  )
}

async function deleteOne(key: ApiKey): Promise<Result> {
  try {
    await deleteApiKey(key)
    return { kind: 'deleted' }
  } catch (thrown) {
    const error = asApiError(thrown)
    return error.kind === 'not-found' ? { kind: 'gone' } : { kind: 'failed', error }
  }
}

function isOver(result: Result | undefined): boolean {
  return result?.kind === 'deleted' || result?.kind === 'gone'
}

function notice(keys: ApiKey[], results: ReadonlyMap<string, Result>): string {
  const [only] = keys
  if (keys.length > 1 || !only) return listWords.deletedMany(keys.length)
  return results.get(only.id)?.kind === 'gone' ? listWords.goneNotice(only.name) : listWords.deletedNotice(only.name)
}

function buttonLabel(isMany: boolean, isRetry: boolean, count: number): string {
  if (isRetry) return isMany ? words.retry(count) : uiWords.tryAgain
  return isMany ? words.titleMany(count) : words.submit
}

function KeyLine({ apiKey, result }: { apiKey: ApiKey; result: Result | undefined }) {
  const refusal = whyNot(apiKey.deleteHref)
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 px-3 py-2 not-first:border-t border-line">
      <bdi className="font-medium break-words min-w-0 grow">{apiKey.name}</bdi>
      <code className="text-muted">{`${apiKey.clientId.slice(0, 4)}…`}</code>
      {result ? <Outcome result={result} /> : refusal && <span className="hint">{refusal}</span>}
    </li>
  )
}

function Outcome({ result }: { result: Result }) {
  if (result.kind === 'failed') return <span className="text-bad text-[13px] w-full">{explain(result.error)}</span>
  const text = { working: words.working, deleted: words.gone, gone: words.alreadyGone }[result.kind]
  return <span className={result.kind === 'deleted' ? 'text-ok text-[13px]' : 'hint'}>{text}</span>
}
