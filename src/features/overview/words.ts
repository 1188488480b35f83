import { messages } from '~/lib/messages'

export const words = messages({
  title: 'Check-up',
  checking: 'Checking…',
  stillChecking: 'still checking',
  toDo: (count: number) => `${count} to do`,
  nothingToDo: 'Nothing to do',
  allDone: 'All done',
  notChecked: (count: number) => `${count} not checked`,
  join: (first: string, second: string) => `${first} · ${second}`,
  items: 'Check-up items',
  tryAgainIn: (label: string, seconds: number) => `${label} in ${seconds} s`,
})

/** Read by screen readers before the title of an item. Sighted users see an icon. */
export const stateWords = messages({
  'to-do': 'To do:',
  'not-checked': 'Not checked:',
  done: 'Done:',
})
