import { messages } from '~/lib/messages'

export const words = messages({
  downloadEnv: 'Download .env',
  downloaded: (file: string) => `Downloaded as ${file}`,
  copyEnv: 'Copy as .env',
  saveTo: 'Save to another tool',
  done: 'Done',
  saved: 'I have saved it',
  keepOpen: 'Keep it open',
  closeAnyway: 'Close anyway',
  notSaved: 'This can’t be shown again. Close without saving it?',
  saveFirst: 'Copy it, download it, or tick “I have saved it” first.',
})
