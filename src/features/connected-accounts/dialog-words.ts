import { messages } from '~/lib/messages'

export const connectWords = messages({
  title: 'Connect an account',
  intro: 'The provider asks for your permission. You come back here afterwards.',
  loading: 'Loading providers',
  loadFailed: 'Could not load the providers.',
  none: 'Your organization offers no providers to connect.',
  failed: 'Could not open the page of the provider.',
  asksFor: (scopes: string[]) => `Asks for ${scopes.join(', ')}`,
})

export const disconnectWords = messages({
  title: (name: string) => `Disconnect ${name}`,
  intro: 'Apps can no longer use this account for you. You can connect it again.',
  disconnect: 'Disconnect',
  disconnected: (name: string) => `${name} disconnected`,
  failed: 'Could not disconnect the account.',
})
