import { messages } from '~/lib/messages'

export const words = messages({
  title: 'Invitations',
  purpose: 'Projects and organizations that you have been invited to.',
  list: 'Your invitations',
  loading: 'Loading invitations',
  projectsFailed: 'Could not load the invitations to projects.',
  organizationsFailed: 'Could not load the invitations to organizations.',
  empty: 'No invitations',
  emptyMore: 'An invitation appears here when somebody invites you to a project or an organization.',
  absent: 'This server has no invitations',
  absentMore: 'Its Management API does not offer them. Everything else works as usual.',

  toProject: 'invited you to join the project',
  toOrganization: 'invited you to join the organization',
  somebody: 'Somebody',
  role: (role: string) => `Role: ${role}`,
  ends: 'Expires',
  expired: 'Expired',
  hasExpired: 'It has expired. Ask whoever invited you for another.',
  notYours: (theirs: string, yours: string) => `It was sent to ${theirs}, and you are logged in as ${yours}.`,
  switchAccount: 'Log out and come back here',

  accept: 'Accept',
  acceptOf: (name: string) => `Accept the invitation to ${name}`,
  decline: 'Decline…',
  declineOf: (name: string) => `Decline the invitation to ${name}…`,
  accepted: (name: string) => `You are a member of ${name} now.`,
  goThere: (name: string) => `Go to ${name}`,
  isBeingAccepted: 'It is being accepted.',
  acceptFailed: (name: string) => `The invitation to ${name} could not be accepted.`,
  stillOpen: (name: string) => `The invitation to ${name} has not been accepted so far. Try again.`,
  notKnown: (name: string) => `Whether the invitation to ${name} was accepted is not known. Try again.`,
  needsMfa: (name: string) => `${name} lets nobody in without multi-factor authentication.`,
  setUpMfa: 'Set up MFA and come back',
  maybeMember: (name: string) => `You may be a member of ${name} by now: the invitation is no longer there.`,
  noLonger: (name: string) => `The invitation to ${name} is no longer valid.`,

  declineTitle: 'Decline the invitation',
  declineIntro: (name: string) => `You lose the opportunity to enter ${name}, until somebody invites you again.`,
  declineSubmit: 'Decline invitation',
  declineFailed: (name: string) => `The invitation to ${name} could not be declined.`,
  declined: (name: string) => `Invitation to ${name} declined`,

  requests: 'Your requests to join',
  requestsPurpose: 'You have asked to be let in; somebody there decides.',
  request: 'You have asked to join the project',
  cancel: 'Cancel request',
  cancelOf: (name: string) => `Cancel request to join ${name}`,
  cancelled: (name: string) => `Request to join ${name} cancelled`,
  requestGone: (name: string) => `The request to join ${name} is no longer open.`,
  cancelFailed: (name: string) => `The request to join ${name} could not be cancelled.`,
  requestsFailed: 'Could not load your requests.',
})

/** The roles that the documents name (api-facts §1.8). Governed projects have more, which are shown as they come. */
export const roleWords: Record<string, string> = messages({
  admin: 'Administrator',
  guest: 'Guest',
  readOnly: 'Read only',
  share: 'Share',
})

export const roleOf = (role: string): string => (Object.hasOwn(roleWords, role) ? (roleWords[role] ?? role) : role)
