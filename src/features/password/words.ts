import { messages } from '~/lib/messages'

export const words = messages({
  title: 'Change Password',
  sending: 'Sending…',
  sent: (email: string) => `We have sent a password reset email to ${email}`,
  more: 'It comes from Support. The link in it works once and expires after a short time.',
  paused: 'Too many emails were asked for in a short time.',
  sendAgain: 'Send again',
  sendAgainIn: (seconds: number) => `Send again in ${seconds} s`,
  failed: 'Could not send the email.',
  managedElsewhere: (provider: string) => `Your password is managed by ${provider}`,
  managedElsewhereMore: 'You log in there, so it is changed there. This account has no password of its own.',
  noEmail: 'This account has no email address to send a reset link to.',
  close: 'Close',
})
