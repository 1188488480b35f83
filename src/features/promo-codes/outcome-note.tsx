import { Button } from '~/ui/controls/button'
import { Icon } from '~/ui/controls/icon'
import { ProblemDetails, Problem } from '~/ui/feedback/problem'

import { isRefusal, textOf, type Outcome } from './outcome'
import { GoToProject } from './project-link'
import { words } from './words'

type Props = {
  code: string
  outcome: Outcome
  /** Whether it is about what stands in the field; else it names its code. */
  isAboutField: boolean
  onTryUpper: (code: string) => void
}

/** What became of a code, below the field: all there is to know that is not said beside it. */
export function OutcomeNote({ code, outcome, isAboutField, onTryUpper }: Props) {
  const text = isAboutField ? textOf(outcome) : words.about(code, textOf(outcome))
  if (outcome.kind === 'unclear' || outcome.kind === 'not-listed') {
    return <Problem error={outcome.error} title={text} hideExplanation />
  }
  const way = 'project' in outcome && outcome.project && <GoToProject project={outcome.project} />
  if (!isRefusal(outcome)) {
    return (
      <div className="note ok items-center flex-wrap">
        <Icon name="check" />
        <p className="grow basis-40 min-w-0 break-words">{text}</p>
        {way}
      </div>
    )
  }
  const upper = code.toUpperCase()
  return (
    <div className="grid gap-2 justify-items-start">
      {!isAboutField && <p className="min-w-0 break-words">{text}</p>}
      {way}
      {outcome.kind === 'no-such-code' && isAboutField && code !== upper && (
        <Button small onClick={() => onTryUpper(upper)}>
          {words.tryUpper(upper)}
        </Button>
      )}
      {'error' in outcome && <ProblemDetails error={outcome.error} />}
    </div>
  )
}
