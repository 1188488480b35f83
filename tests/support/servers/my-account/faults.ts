/** What can be made to go wrong, from the start or in the middle of a test. */
export type Faults = {
  /** The API answers 404, whatever is asked. */
  absent: boolean
  /** Worse: the tenant has never heard of the API and gives no token for it. */
  unknownAudience: boolean
  /** Enrollments take too long: their second step comes too late. */
  expiredSessions: boolean
  conflictOnDelete: boolean
  /** Another device was faster: whatever is changed or removed is not there any more. */
  goneElsewhere: boolean
  /** Writes need a login that was asked for in the last five minutes. */
  stepUp: 'writes' | undefined
  /** So does every refresh of the API's token, and says so with mfa_required. */
  mfaAtRefresh: boolean
  /** The address of a new enrollment leads to another host. */
  foreignLocation: boolean
  /** CORS does not show the app how long to wait. */
  hiddenWait: boolean
}

export const noFaults: Faults = {
  absent: false,
  unknownAudience: false,
  expiredSessions: false,
  conflictOnDelete: false,
  goneElsewhere: false,
  stepUp: undefined,
  mfaAtRefresh: false,
  foreignLocation: false,
  hiddenWait: false,
}
