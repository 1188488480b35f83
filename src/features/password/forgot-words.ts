import { messages } from '~/lib/messages'

/** Words of the login page's dialog, which loads when it is opened. */
export const forgotWords = messages({
  title: 'Forgot password?',
  intro: 'Enter the email address that you log in with. You will get an email with a link to set a new password.',
  email: 'Email address',
  emailWrong: 'Enter an email address.',
  send: 'Send email',
})
