import { useRef, useState, type FormEvent } from 'react'
import * as z from 'zod/mini'

import { FormField } from '~/forms/form-field'
import { stripInvisible } from '~/lib/visible-text'
import { useLoginDraft } from '~/session/login-draft'
import { Button } from '~/ui/controls/button'
import { Problem } from '~/ui/feedback/problem'
import { useRetryCountdown } from '~/ui/hooks/use-retry-countdown'

import { isApplied, isRejection, textOf } from './outcome'
import { OutcomeNote } from './outcome-note'
import { useApplyCode } from './use-apply-code'
import { words } from './words'

/** The platform documents no limit. A longer text is probably a document that was pasted by mistake. */
const MAX_LENGTH = 1_000

const PromoCodeDraft = z.object({ code: z.string().check(z.minLength(1), z.maxLength(MAX_LENGTH)) })

/** The field for a promo code, and the outcome of the last attempt. */
export function PromoCodeForm() {
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(useLoginDraft(PromoCodeDraft)?.code ?? '')
  const [invalid, setInvalid] = useState<string>()
  // Emptied after success, so that Enter does not send the code again. The user may have typed another code meanwhile.
  const clearField = (code: string) => setText((current) => (codeIn(current) === code ? '' : current))
  const { apply, isPending, error, code = '', outcome, clearOutcome } = useApplyCode(clearField)
  const wait = useRetryCountdown(error)
  const codeInField = codeIn(text)
  const isAboutField = codeInField === code || (codeInField === '' && outcome !== undefined && isApplied(outcome))
  const rejection = outcome && isAboutField && isRejection(outcome) ? textOf(outcome) : undefined

  function change(value: string) {
    setText(value)
    setInvalid(undefined)
    if (isAboutField) clearOutcome()
  }
  function submit(event: FormEvent) {
    event.preventDefault()
    const problem = problemWith(codeInField)
    setInvalid(problem)
    if (problem === undefined) void apply(codeInField)
  }
  function tryUpperCase(upperCase: string) {
    // The button disappears when pressed, so focus moves to the field.
    input.current?.focus()
    setText(upperCase)
    void apply(upperCase)
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
              error={invalid ?? rejection}
            />
          </div>
          <Button look="primary" type="submit" className="mt-[25px]" busy={isPending} disabledReason={wait}>
            {words.apply}
          </Button>
        </div>
        {/* Always mounted: some screen readers announce only changes of a live region that exists already. */}
        <div role="status" className="empty:hidden">
          {outcome && (
            <OutcomeNote code={code} outcome={outcome} isAboutField={isAboutField} onTryUpperCase={tryUpperCase} />
          )}
        </div>
        {error && <Problem error={error} title={isAboutField ? undefined : words.failed(code)} />}
      </form>
    </section>
  )
}

/** The code without white space and invisible characters, because codes are often copied from emails with spaces around or inside them. */
const codeIn = (text: string): string => stripInvisible(text).replaceAll(/\s/g, '')

function problemWith(code: string): string | undefined {
  if (code === '') return words.enterCode
  return code.length > MAX_LENGTH ? words.tooLong : undefined
}
