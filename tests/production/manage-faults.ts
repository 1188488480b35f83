/** What can be made to go wrong, from the start or in the middle of a test. */
export type ManageFaults = {
  /** The next token is made and the answer lost, or it fails before it is made. */
  nextCreate: 'lost' | 'error' | undefined
  /** The next token to be deleted is not, or another device was faster. */
  nextDelete: 'error' | 'gone' | undefined
  /** A server that offers no tokens at all. `verify` it has. */
  absent: false | 404 | 501
  /** POST and DELETE need a login of the last five minutes, made after this was set. To set it again asks for another. */
  sudo: boolean
  /** The web session is over: everything is answered with the login page, and 200. */
  html: boolean
  maintenance: boolean
  /** What a new token is refused for, however good. */
  refuse: { key: string; message: string } | undefined
  /** Every bearer is refused, however good. */
  tokensRefused: boolean
}

export const noManageFaults: ManageFaults = {
  nextCreate: undefined,
  nextDelete: undefined,
  absent: false,
  sudo: false,
  html: false,
  maintenance: false,
  refuse: undefined,
  tokensRefused: false,
}
