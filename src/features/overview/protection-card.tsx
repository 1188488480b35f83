import { useId, useRef } from 'react'
import { Link } from 'react-router'

import type { CheckUpItem } from '~/ui/feedback/check-up-item'
import { Button } from '~/ui/controls/button'

import { nameOfRemedy } from './item-action'
import { isDismissible, type DismissibleItem } from './dismissals'
import { HowCounted } from './how-counted'
import { ProtectionLine } from './protection-line'
import { scoreOf, type NextStep, type Rest, type Score } from './score'
import { words } from './words'

type Props = {
  items: CheckUpItem[]
  isComplete: boolean
  /** Number of placeholders while the protections are being checked. */
  expected: number
  nextStep: NextStep
  isDismissed: (item: CheckUpItem) => boolean
  /** The state without a next step. */
  rest: Rest
  onDismiss: (item: DismissibleItem, heading: HTMLElement | null) => void
}

/** The score, the most valuable next step of all groups, and the protections of the account. */
export function ProtectionCard({ items, isComplete, expected, nextStep, isDismissed, rest, onDismiss }: Props) {
  const id = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  const score = isComplete ? scoreOf(items) : undefined
  const hasProtections = expected > 0 || items.length > 0
  const step = nextStep.state === 'step' ? nextStep.item.id : undefined
  return (
    <section aria-labelledby={id} className="panel hero">
      <div className="hero-main">
        <div className="flex items-center gap-5">
          {hasProtections && <ScoreRing score={score} />}
          <div>
            <h2 id={id} ref={heading} tabIndex={-1}>
              {words.protection}
            </h2>
            <p role="status" className="text-muted">
              {score ? summaryOf(score, hasProtections) : words.checking}
            </p>
          </div>
        </div>
        <Step step={nextStep} rest={rest} onDismiss={(item) => onDismiss(item, heading.current)} />
        {hasProtections && <HowCounted items={items} />}
      </div>
      {hasProtections && (
        <ul aria-label={words.protections} aria-busy={!isComplete} className="hero-lines">
          {items.map((item) => (
            <ProtectionLine
              key={item.id}
              item={item}
              isNextStep={item.id === step}
              isDismissed={isDismissed(item)}
              heading={heading}
              onDismiss={onDismiss}
            />
          ))}
          {Array.from({ length: expected }, (_, index) => (
            <li key={index} aria-hidden="true" className="item">
              <span className="bone w-4" />
              <span className="bone w-48 max-w-full" />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function summaryOf({ inPlace, counted, unknown }: Score, hasProtections: boolean): string {
  if (counted === 0) return hasProtections ? words.noScore : words.noProtections
  return unknown > 0 ? words.scoreOfKnown(inPlace, counted) : words.score(inPlace, counted)
}

const RADIUS = 28
const CIRCUMFERENCE = 2 * Math.PI * RADIUS

/** A ring that fills as protections are added. Hidden from screen readers, because the sentence next to it says the same. */
function ScoreRing({ score }: { score: Score | undefined }) {
  const { inPlace, counted, unknown } = score ?? { inPlace: 0, counted: 0, unknown: 0 }
  const filled = counted === 0 ? 0 : (inPlace / counted) * CIRCUMFERENCE
  const fill = unknown > 0 ? 'unknown' : inPlace === counted ? 'full' : 'partial'
  return (
    <div className="score-ring" data-fill={fill} aria-hidden="true">
      <svg width={68} height={68} viewBox="0 0 68 68">
        <circle cx={34} cy={34} r={RADIUS} />
        <circle
          cx={34}
          cy={34}
          r={RADIUS}
          strokeDasharray={`${filled} ${CIRCUMFERENCE}`}
          strokeLinecap={filled > 0 ? 'round' : 'butt'}
        />
      </svg>
      {counted > 0 && <span>{words.ring(inPlace, counted)}</span>}
    </div>
  )
}

const restWords: Record<Rest, [title: string, more: string]> = {
  nothing: [words.nothingToDo, words.nothingToDoMore],
  failed: [words.someFailed, words.someFailedMore],
  elsewhere: [words.notHere, words.notHereMore],
}

type StepProps = { step: NextStep; rest: Rest; onDismiss: (item: DismissibleItem) => void }

function Step({ step, rest, onDismiss }: StepProps) {
  const id = useId()
  if (step.state === 'pending') {
    return (
      <div className="step" aria-hidden="true">
        <div className="grid grid-cols-1 gap-3">
          <span className="bone w-36" />
          <span className="bone w-64 max-w-full" />
          <span className="bone w-52 max-w-full" />
        </div>
      </div>
    )
  }
  if (step.state === 'none') {
    const [title, more] = restWords[rest]
    return (
      <div className="step" data-none>
        <h3>{title}</h3>
        <p className="text-muted">{more}</p>
      </div>
    )
  }
  const { item } = step
  const { remedy } = item
  return (
    <div className="step" id={id}>
      <p className="step-label">{words.nextStep(remedy.minutes)}</p>
      <h3>{remedy.step}</h3>
      <p className="text-muted">{[item.detail, item.why].filter(Boolean).join(' ')}</p>
      <div className="flex flex-wrap gap-2 mt-2">
        <Link to={remedy.to} className="btn primary" aria-label={nameOfRemedy(remedy)}>
          {remedy.label}
        </Link>
        {isDismissible(item) && (
          <Button look="ghost" onClick={() => onDismiss(item)}>
            {words.dismiss}
          </Button>
        )}
      </div>
    </div>
  )
}
