import type { ApiError } from '~/api/errors'
import { Problem } from '~/ui/feedback/problem'

import type { SaveOutcome } from './use-save-profile'
import { formWords as words } from './words'

type Props = {
  error: ApiError | undefined
  /** True if the error belongs to fields, which show it. */
  isAboutFields: boolean
  outcome: SaveOutcome
  labelOf: (name: string) => string
  onCheck: () => void
}

/** Says why a profile was not saved, or that the result is unknown. */
export function SaveMessage({ error, isAboutFields, outcome, labelOf, onCheck }: Props) {
  if (error && isAboutFields) return <Problem error={error} title={words.rejected} hideExplanation />
  if (error?.kind === 'not-found') return <Problem error={error} title={words.notOffered} hideExplanation />
  if (error) return <Problem error={error} title={words.failed} />
  switch (outcome.kind) {
    case 'none':
      return null
    case 'unknown':
      return <Problem error={outcome.error} title={words.unknown} onRetry={onCheck} />
    case 'conflict':
      return <Problem error={outcome.error} title={words.conflict} hideExplanation />
    case 'not-saved':
      return <Problem error={outcome.error} title={words.notSaved} />
    case 'kept':
      return (
        <p role="alert" className="note warn">
          {words.kept(outcome.fields.map(labelOf).join(', '))}
        </p>
      )
  }
}
