import { messages } from '~/lib/messages'

export const words = messages({
  title: 'Invitations',
  purpose: 'Projects and organizations that you have been invited to.',
  list: 'Your invitations',
  loading: 'Loading invitations',
  projectsFailed: 'Could not load your project invitations.',
  organizationsFailed: 'Could not load your organization invitations.',
  empty: 'No invitations',
  emptyMore: 'Invitations to projects and organizations appear here.',
  unavailable: 'Invitations are not available on this server',
  unavailableMore: 'Everything else works as usual.',

  toProject: 'invited you to join the project',
  toOrganization: 'invited you to join the organization',
  someone: 'Someone',
  role: (role: string) => `Role: ${role}`,
  expires: 'Expires',
  expired: 'Expired',
  hasExpired: 'The invitation has expired. Ask for a new one.',
  otherAccount: (theirs: string, yours: string) =>
    `This invitation was sent to ${theirs}, but you are logged in as ${yours}.`,
  switchAccount: 'Log out and switch account',

  accept: 'Accept',
  acceptOf: (name: string) => `Accept the invitation to ${name}`,
  decline: 'Decline…',
  declineOf: (name: string) => `Decline the invitation to ${name}…`,
  accepted: (name: string) => `You are now a member of ${name}.`,
  goTo: (name: string) => `Go to ${name}`,
  accepting: 'The invitation is being accepted.',
  acceptFailed: (name: string) => `Could not accept the invitation to ${name}.`,
  notAccepted: (name: string) => `The invitation to ${name} is not accepted yet. Try again.`,
  acceptUnknown: (name: string) => `Could not check whether the invitation to ${name} was accepted. Try again.`,
  acceptUnreadable: (name: string) =>
    `Could not check whether the invitation to ${name} was accepted, because some invitations could not be read. Reload the page.`,
  needsMfa: (name: string) => `${name} requires multi-factor authentication.`,
  setUpMfa: 'Set up MFA and come back',
  maybeMember: (name: string) => `You may be a member of ${name}: the invitation is no longer in the list.`,
  noLongerValid: (name: string) => `The invitation to ${name} is no longer valid.`,

  declineTitle: 'Decline the invitation',
  declineIntro: (name: string) => `You can’t join ${name} until someone invites you again.`,
  declineSubmit: 'Decline invitation',
  declineFailed: (name: string) => `Could not decline the invitation to ${name}.`,
  declined: (name: string) => `Invitation to ${name} declined`,

  requests: 'Your requests to join',
  requestsPurpose: 'The administrators of the project decide.',
  request: 'You asked to join the project',
  cancel: 'Cancel request',
  cancelOf: (name: string) => `Cancel request to join ${name}`,
  canceled: (name: string) => `Request to join ${name} canceled`,
  requestClosed: (name: string) => `The request to join ${name} is no longer open.`,
  cancelFailed: (name: string) => `Could not cancel the request to join ${name}.`,
  requestsFailed: 'Could not load your requests to join.',
})

/** The documented roles (docs/api/management.md#list-invitations). Any other role is shown as it is. */
const roleWords: Record<string, string> = messages({
  admin: 'Administrator',
  guest: 'Guest',
  readOnly: 'Read only',
  share: 'Share',
})

export const roleOf = (role: string): string => (Object.hasOwn(roleWords, role) ? (roleWords[role] ?? role) : role)
