import { cancel, confirm, intro, isCancel, select, text } from '@clack/prompts'

import { HSTS, problemOf, QUESTIONS, type Answers } from './questions.ts'

/** Asks for each answer that is not given yet. Exits with code 1 if the user cancels. */
export async function askQuestions(given: Answers): Promise<Answers> {
  intro('Latchkey: configuration of a console')
  const answers: Answers = { ...given }
  for (const one of QUESTIONS) {
    const { name, ask, example, isRequired } = one
    if (answers[name] !== undefined) continue
    const question = {
      message: isRequired ? ask : `${ask} (optional)`,
      placeholder: example,
      validate: (value = '') => {
        if (value === '') return isRequired ? `Example: ${example}` : undefined
        const problem = problemOf({ ...answers, [name]: value }, one)
        return problem && `${ask} ${problem}.`
      },
    }
    // oxlint-disable-next-line no-await-in-loop -- one question at a time
    const answer = unlessCanceled(await text(question))
    if (answer !== '') answers[name] = answer
  }
  answers.hsts ??= unlessCanceled(
    await select({
      message: 'Which hosts should browsers reach over HTTPS only, for two years?',
      options: Object.entries(HSTS).map(([value, { label }]) => ({ value: value as keyof typeof HSTS, label })),
    }),
  )
  return answers
}

export async function confirmOverwriting(file: string): Promise<boolean> {
  return unlessCanceled(await confirm({ message: `${file} exists. Replace it?`, initialValue: false }))
}

function unlessCanceled<Answer>(answer: Answer): Exclude<Answer, symbol> {
  if (!isCancel(answer)) return answer as Exclude<Answer, symbol>
  cancel('Nothing was written.')
  process.exit(1)
}
