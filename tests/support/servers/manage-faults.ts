/** What the server offers, each of which it can be without. `verify` it always has. */
export type ManageResource = 'tokens' | 'invitations' | 'notifications' | 'promoCodes'
type Absence = 404 | 501

/** What can be made to go wrong, from the start or in the middle of a test. */
export type ManageFaults = {
  /** The next token is made and the answer lost, or it fails before it is made. */
  nextCreate: 'lost' | 'error' | undefined
  /** The next token to be deleted is not, or another device was faster. */
  nextDelete: 'error' | 'gone' | undefined
  /** The next invitation is accepted and the answer lost. */
  nextAccept: 'lost' | undefined
  /** The next promo code is applied and the answer lost. */
  nextPromo: 'lost' | undefined
  /** What the server does not offer at all, and what it says then. */
  absent: Readonly<Partial<Record<ManageResource, Absence>>>
  /** What fails at every request. */
  down: Readonly<Partial<Record<ManageResource, boolean>>>
  /**
   * To make or delete a token needs a login of the last five minutes, made after this was set. To set it again asks for
   * another.
   */
  sudo: boolean
  /** The web session is over: everything is answered with the login page and 200, or with the way there. */
  login: 'page' | 'redirect' | undefined
  maintenance: boolean
  /** What a new token is refused for, however good. */
  refuse: { key: string; message: string } | undefined
  /** Every bearer is refused, however good. */
  tokensRefused: boolean
}

export const noManageFaults: ManageFaults = {
  nextCreate: undefined,
  nextDelete: undefined,
  nextAccept: undefined,
  nextPromo: undefined,
  absent: {},
  down: {},
  sudo: false,
  login: undefined,
  maintenance: false,
  refuse: undefined,
  tokensRefused: false,
}
