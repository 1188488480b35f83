import { useRef, useState, type FormEvent } from 'react'
import * as z from 'zod/mini'

import { FormField } from '~/forms/form-field'
import { useLoginDraft } from '~/session/login-draft'
import { Button } from '~/ui/controls/button'
import { Problem } from '~/ui/feedback/problem'
import { useWait } from '~/ui/hooks/use-wait'

import { isDone, isRefusal, textOf } from './outcome'
import { OutcomeNote } from './outcome-note'
import { useApplyCode } from './use-apply-code'
import { words } from './words'

/** Our own limit, because the platform documents none. Longer text was pasted by mistake. */
const MAX_LENGTH = 1_000

const PromoCodeDraft = z.object({ code: z.string().check(z.minLength(1), z.maxLength(MAX_LENGTH)) })

/** Applies a promo code. Errors about the code are shown next to the field, other results below it. */
export function PromoCodeForm() {
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(useLoginDraft(PromoCodeDraft)?.code ?? '')
  const [problem, setProblem] = useState<string>()
  // Clears an applied code, so that Enter does not apply it again. The user may have entered another code meanwhile.
  const empty = (code: string) => setText((now) => (codeIn(now) === code ? '' : now))
  const { run, isPending, error, code = '', outcome, clear } = useApplyCode(empty)
  const wait = useWait(error)
  const inField = codeIn(text)
  const isAboutField = inField === code || (inField === '' && outcome !== undefined && isDone(outcome))

  function change(value: string) {
    setText(value)
    setProblem(undefined)
    if (isAboutField) clear()
  }
  function submit(event: FormEvent) {
    event.preventDefault()
    const wrong = inField === '' ? words.needCode : inField.length > MAX_LENGTH ? words.tooLong : undefined
    setProblem(wrong)
    if (wrong === undefined) void run(inField)
  }
  function tryUpper(upper: string) {
    // The pressed button unmounts, so focus moves to the field.
    input.current?.focus()
    setText(upper)
    void run(upper)
  }

  return (
    <section aria-label={words.label} className="section">
      <form noValidate onSubmit={submit} className="panel p-4 grid gap-3">
        <div className="flex items-start gap-3">
          <div className="grow basis-0 min-w-0 max-w-[420px]">
            <FormField
              ref={input}
              label={words.label}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              value={text}
              onChange={({ target }) => change(target.value)}
              error={problem ?? (outcome && isAboutField && isRefusal(outcome) ? textOf(outcome) : undefined)}
            />
          </div>
          <Button look="primary" type="submit" className="mt-[25px]" busy={isPending} disabledReason={wait}>
            {words.apply}
          </Button>
        </div>
        {/* Always rendered: some screen readers ignore a live region that is inserted together with its text. */}
        <div role="status" className="empty:hidden">
          {outcome && <OutcomeNote code={code} outcome={outcome} isAboutField={isAboutField} onTryUpper={tryUpper} />}
        </div>
        {error && <Problem error={error} title={isAboutField ? undefined : words.failed(code)} />}
      </form>
    </section>
  )
}

/** Removes the spaces of a code that was pasted from an email. */
const codeIn = (text: string): string => text.replaceAll(/\s/g, '')
