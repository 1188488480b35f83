import { messages } from '~/lib/messages'

export const menuWords = messages({
  rotate: 'Rotate…',
  continueRotation: 'Continue rotation…',
})
