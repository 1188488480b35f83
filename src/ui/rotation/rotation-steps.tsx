import type { RotationWords } from './rotation-words'

const steps = ['create', 'save', 'deploy', 'delete'] as const
export type RotationStep = (typeof steps)[number]

type Props = { at: RotationStep; words: RotationWords }

/** The four steps of a rotation. Marks the current one and those that are done. */
export function RotationSteps({ at, words }: Props) {
  const current = steps.indexOf(at)
  return (
    <ol className="steps" aria-label={words.steps}>
      {steps.map((step, index) => (
        <li key={step} aria-current={index === current ? 'step' : undefined} data-done={index < current || undefined}>
          {words[step]}
        </li>
      ))}
    </ol>
  )
}
