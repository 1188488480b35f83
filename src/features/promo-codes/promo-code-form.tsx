import { useId, useState, type FormEvent } from 'react'

import { FormField } from '~/forms/form-field'
import { Button } from '~/ui/button'
import { Icon } from '~/ui/icon'
import { Problem } from '~/ui/problem'
import { fullTime } from '~/ui/time'
import { useWait } from '~/ui/use-wait'

import { ProjectLink } from './project-link'
import { useApply, type Outcome } from './use-apply'
import { words } from './words'

const MAX_LENGTH = 100

/** A code to apply, and what became of it: beside the field where it is about the code, below it where it is news. */
export function PromoCodeForm() {
  const formId = useId()
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string>()
  const { run, isPending, error, outcome, clear } = useApply()
  const wait = useWait(error)
  // An answer may come when another code has been typed meanwhile: then it is not about what stands in the field.
  const isAboutThis = outcome?.code === codeIn(text)

  function change(value: string) {
    setText(value)
    setProblem(undefined)
    clear()
  }
  function submit(event: FormEvent) {
    event.preventDefault()
    const code = codeIn(text)
    const wrong = code === '' ? words.needCode : code.length > MAX_LENGTH ? words.tooLong : undefined
    setProblem(wrong)
    if (wrong === undefined) void run(code)
  }
  function tryUpper(code: string) {
    // The button goes with its press, and focus must not go with it.
    document.getElementById(formId)?.querySelector('input')?.focus()
    setText(code)
    void run(code)
  }

  return (
    <section aria-label={words.label} className="section">
      <form id={formId} noValidate onSubmit={submit} className="panel p-4 grid gap-3">
        <div className="flex items-start gap-3">
          <div className="grow basis-0 min-w-0 max-w-[420px]">
            <FormField
              label={words.label}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              value={text}
              onChange={({ target }) => change(target.value)}
              error={problem ?? (outcome && isAboutThis ? besideField(outcome) : undefined)}
            />
          </div>
          <Button look="primary" type="submit" className="mt-[25px]" busy={isPending} disabledReason={wait}>
            {words.apply}
          </Button>
        </div>
        {outcome && (isAboutThis || outcome.kind === 'applied') && <News outcome={outcome} onTryUpper={tryUpper} />}
        {error && <Problem error={error} />}
      </form>
    </section>
  )
}

/** As it is copied from an e-mail: with blanks around it, or within. */
const codeIn = (text: string): string => text.replaceAll(/\s/g, '')

/** What is wrong with the code itself, in four different words. */
function besideField(outcome: Outcome): string | undefined {
  switch (outcome.kind) {
    case 'unknown':
      return words.unknown
    case 'used':
      return words.used
    case 'malformed':
      return outcome.error.fieldErrors['code'] ?? words.malformed
    case 'yours':
      return outcome.project ? words.usedByYou(outcome.project.name) : words.usedByYouAlone
    default:
      return undefined
  }
}

function News({ outcome, onTryUpper }: { outcome: Outcome; onTryUpper: (code: string) => void }) {
  const { code } = outcome
  if (outcome.kind === 'not-known' || outcome.kind === 'not-applied') {
    return (
      <Problem error={outcome.error} title={outcome.kind === 'not-known' ? words.notKnown : words.notApplied} isWhole />
    )
  }
  if (outcome.kind === 'unknown' && code !== code.toUpperCase()) {
    return (
      <div>
        <Button small onClick={() => onTryUpper(code.toUpperCase())}>
          {words.tryUpper(code.toUpperCase())}
        </Button>
      </div>
    )
  }
  if (outcome.kind !== 'applied' && outcome.kind !== 'yours') return null
  const { project } = outcome
  const way = project && <ProjectLink project={project} isButton />
  if (outcome.kind === 'yours') return way && <div>{way}</div>
  return (
    <div role="status" className="note ok items-center flex-wrap">
      <Icon name="check" />
      <p className="grow basis-40 min-w-0 break-words">
        {outcome.isLate ? words.appliedAfterAll : words.applied(project?.name ?? code)}{' '}
        {outcome.expires && words.appliedUntil(fullTime(outcome.expires))}
      </p>
      {way}
    </div>
  )
}
