import { messages } from '~/lib/messages'

export const words = messages({
  failedTitle: 'Something went wrong',
  pageFailed: 'This page stopped working',
  pageFailedMore: 'Reload the page. If that does not help, contact support.',
  reload: 'Reload',
})
