import { cancel, confirm, intro, isCancel, select, text } from '@clack/prompts'

import { describeProblems } from '~/config/config-check'

import { ConfigFile } from '../../deploy/config-file.ts'

import { configOf, HSTS, QUESTIONS, type Answers } from './questions.ts'

/** Asks for each answer that is not given yet. Exits with code 1 if the user cancels. */
export async function askQuestions(given: Answers): Promise<Answers> {
  intro('Latchkey: configuration of a console')
  const answers: Answers = { ...given }
  for (const { name, field, ask, example, isRequired } of QUESTIONS) {
    if (answers[name] !== undefined) continue
    const question = {
      message: isRequired ? ask : `${ask} (optional)`,
      placeholder: example,
      validate: (value = '') => {
        if (value === '') return isRequired ? `Example: ${example}` : undefined
        return problemOf({ ...answers, [name]: value }, field)
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

/** Returns why the answer for one field is wrong. Fields that are not answered yet do not matter. */
function problemOf(answers: Answers, field: string): string | undefined {
  const config = configOf(answers)
  const parsed = ConfigFile.safeParse(config)
  if (parsed.success) return undefined
  const problem = describeProblems(config, parsed.error, '').find((one) => one.field === field)
  return problem && `${problem.field} ${problem.message}.`
}

function unlessCanceled<Answer>(answer: Answer): Exclude<Answer, symbol> {
  if (!isCancel(answer)) return answer as Exclude<Answer, symbol>
  cancel('Nothing was written.')
  process.exit(1)
}
