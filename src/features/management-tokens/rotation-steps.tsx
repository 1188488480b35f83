import { rotateWords as words } from './dialog-words'

const steps = [words.create, words.saveAndTest, words.deploy, words.delete]

/** Where a replacement stands. `at` counts from 0. */
export function RotationSteps({ at }: { at: number }) {
  return (
    <ol className="steps" aria-label={words.steps}>
      {steps.map((step, index) => (
        <li key={step} aria-current={index === at ? 'step' : undefined} data-done={index < at || undefined}>
          {step}
        </li>
      ))}
    </ol>
  )
}
