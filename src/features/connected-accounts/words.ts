import { messages, pluralize } from '~/lib/messages'

export const words = messages({
  title: 'Connected accounts',
  purpose: 'accounts elsewhere that your apps may use for you',
  connect: 'Connect an account',
  none: 'No connected accounts',
  noneMore: 'Connect an account, such as Google, to let an app work with it for you.',
  noneReadOnly: 'No app can use an account of yours elsewhere.',
  loading: 'Loading connected accounts',
  loadFailed: 'Could not load your connected accounts.',
  unreadable: (count: number) => `${pluralize(count, 'account')} could not be read.`,

  connected: 'connected',
  expires: 'expires',
  expired: 'Expired',
  noScopes: 'no permissions named',
  moreScopes: (count: number) => `and ${count} more`,
  disconnect: 'Disconnect',
  disconnectOf: (name: string) => `Disconnect ${name}`,

  wasConnected: (name: string) => `${name} connected`,
  notConnected: (name: string) => `Could not connect ${name}. You may have canceled it, or the provider refused.`,
})

/** The connections whose names are public brands. Others are shown by the name that the tenant gave them. */
export const connectionWords = messages({
  'google-oauth2': 'Google',
  github: 'GitHub',
  windowslive: 'Microsoft',
  linkedin: 'LinkedIn',
  slack: 'Slack',
  salesforce: 'Salesforce',
  dropbox: 'Dropbox',
  box: 'Box',
})
