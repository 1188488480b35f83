import { messages } from '~/lib/messages'

export const words = messages({
  failedTitle: 'Something went wrong',
  pageFailed: 'This page stopped working',
  pageFailedMore: 'It is not your fault. Loading it again usually helps.',
  reload: 'Reload',
})
