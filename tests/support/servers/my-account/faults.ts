/** Faults that a test can turn on, from the start or later. */
export type Faults = {
  /** The API responds with 404 to every request. */
  unavailable: boolean
  /** The tenant issues no token for the API, because it does not know the audience. */
  unknownAudience: boolean
  /** The tenant grants no scope of the profile. */
  noProfileScopes: boolean
  /** The scopes of connected accounts that the tenant does not grant. */
  withheldConnectedScopes: readonly string[]
  /** The tenant has no profile: its URL is a 404. */
  noProfile: boolean
  /** The next change of the profile is made, but its response is lost. */
  losesProfileResponse: boolean
  /** The enrollment session has expired when the user verifies the enrollment. */
  expiredSessions: boolean
  /** Removing a login method fails with 409. */
  conflictOnDelete: boolean
  /** The login method to rename or remove has already been removed on another device. */
  removedElsewhere: boolean
  /** Writes require a step-up in the last five minutes. */
  stepUp: 'writes' | undefined
  /** Refreshing the API's token requires a step-up in the last five minutes, and fails with mfa_required without it. */
  mfaAtRefresh: boolean
  /** The Location header of a new enrollment leads to another host. */
  foreignLocation: boolean
  /** The tenant has no Token Vault: it knows no connected accounts. */
  noTokenVault: boolean
  /** The page at which the user connects an account is on another host. */
  foreignConnectUri: boolean
  /** The user refuses at the page of the provider. */
  connectRefused: boolean
  /** CORS does not expose the Retry-After header to the console. */
  hidesRetryAfter: boolean
}

export const noFaults: Faults = {
  unavailable: false,
  unknownAudience: false,
  noProfileScopes: false,
  withheldConnectedScopes: [],
  noProfile: false,
  losesProfileResponse: false,
  expiredSessions: false,
  conflictOnDelete: false,
  removedElsewhere: false,
  stepUp: undefined,
  mfaAtRefresh: false,
  foreignLocation: false,
  noTokenVault: false,
  foreignConnectUri: false,
  connectRefused: false,
  hidesRetryAfter: false,
}
