import { Button } from '~/ui/controls/button'
import { Icon } from '~/ui/controls/icon'
import { ProblemDetails, Problem } from '~/ui/feedback/problem'

import { isRejection, textOf, type Outcome } from './outcome'
import { GoToProject } from './project-link'
import { words } from './words'

type Props = {
  code: string
  outcome: Outcome
  /** False if the field has another code by now. The note then names its own code. */
  isAboutField: boolean
  onTryUpperCase: (code: string) => void
}

/** The outcome of an attempt, below the field. The text of a rejection is next to the field if the field has that code. */
export function OutcomeNote({ code, outcome, isAboutField, onTryUpperCase }: Props) {
  const text = isAboutField ? textOf(outcome) : words.about(code, textOf(outcome))
  if (outcome.kind === 'unknown' || outcome.kind === 'not-listed') {
    return <Problem error={outcome.error} title={text} hideExplanation />
  }
  const projectLink = 'project' in outcome && outcome.project && <GoToProject project={outcome.project} />
  if (!isRejection(outcome)) {
    return (
      <div className="note ok items-center flex-wrap">
        <Icon name="check" />
        <p className="grow basis-40 min-w-0 break-words">{text}</p>
        {projectLink}
      </div>
    )
  }
  const upperCase = code.toUpperCase()
  return (
    <div className="grid gap-2 justify-items-start">
      {!isAboutField && <p className="min-w-0 break-words">{text}</p>}
      {projectLink}
      {outcome.kind === 'no-such-code' && isAboutField && code !== upperCase && (
        <Button small onClick={() => onTryUpperCase(upperCase)}>
          {words.tryUpperCase(upperCase)}
        </Button>
      )}
      {'error' in outcome && <ProblemDetails error={outcome.error} />}
    </div>
  )
}
