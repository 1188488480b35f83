import { pluralize, messages } from '~/lib/messages'

export const checkUpWords = messages({
  pending: (count: number) => `${pluralize(count, 'invitation waits', 'invitations wait')} for your answer`,
  newest: (name: string) => `The newest is to ${name}.`,
  answer: 'Answer',
  none: 'No invitation waits for your answer',
  noneMore: 'They appear when somebody invites you to a project or an organization.',
  unknown: 'Could not load your invitations',
})
