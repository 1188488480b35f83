import { messages } from '~/lib/messages'

export const words = messages({
  title: 'Change Password',
  sending: 'Sending…',
  sent: (email: string) => `We have sent a password reset email to ${email}`,
  find: ({ from, subject }: { from: string; subject: string }) =>
    `Open the email from ${from} with the subject “${subject}”.`,
  more: 'The link works once and expires soon. If the link no longer works, request a new one here.',
  noOldPassword: 'The link does not ask for your old password.',
  paused: 'Too many emails were requested in a short time.',
  sendAgain: 'Send again',
  sendAgainIn: (seconds: number) => `Send again in ${seconds} s`,
  failed: 'Could not send the email.',
  managedElsewhere: (provider: string) => `Your password is managed by ${provider}`,
  anotherProvider: 'another provider',
  managedElsewhereMore: 'You log in with that provider, so change your password there.',
  noEmail: 'This account has no email address to send a reset link to.',
  close: 'Close',
})
