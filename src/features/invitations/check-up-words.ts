import { pluralize, messages } from '~/lib/messages'

export const checkUpWords = messages({
  open: (count: number) => `${pluralize(count, 'invitation needs', 'invitations need')} your answer`,
  newest: (name: string) => `Newest: ${name}`,
  answer: 'Answer',
  notAllChecked: 'Could not check all invitations',
  none: 'No invitation needs your answer',
  noneMore: 'Invitations to projects and organizations appear here.',
  loadFailed: 'Could not load your invitations',
})
