import { messages } from '~/lib/messages'

export const words = messages({
  title: 'Check-up',
  checking: 'Checking…',
  stillChecking: 'still checking',
  toDo: (count: number) => `${count} to do`,
  nothingFound: 'Nothing to do',
  allDone: 'All done',
  notKnown: (count: number) => `${count} not known`,
  join: (one: string, other: string) => `${one} · ${other}`,
  states: 'Findings',
  tryAgainIn: (label: string, seconds: number) => `${label} in ${seconds} s`,
})

/** Read before the title: the icon alone says it to those who see it. */
export const stateWords = messages({
  'to-do': 'To do:',
  unknown: 'Not known:',
  done: 'Done:',
})
