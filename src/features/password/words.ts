import { messages } from '~/lib/messages'

export const words = messages({
  title: 'Change Password',
  sending: 'Sending…',
  sent: (email: string) => `We have sent a password reset email to ${email}`,
  more: 'The link works once and expires soon.',
  paused: 'Too many emails were requested in a short time.',
  sendAgain: 'Send again',
  sendAgainIn: (seconds: number) => `Send again in ${seconds} s`,
  failed: 'Could not send the email.',
  managedElsewhere: (provider: string) => `Your password is managed by ${provider}`,
  managedElsewhereMore: 'You log in with that provider, so change your password there.',
  noEmail: 'This account has no email address to send a reset link to.',
  close: 'Close',
})
