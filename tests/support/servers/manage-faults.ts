import type { ManagementResource } from '../../../api-server/management/routes.ts'

type UnavailableStatus = 404 | 501

/** Faults of the server. A test sets them at the start or while it runs. */
export type ManageFaults = {
  /** The next token is created but its response is lost, or the server fails before it creates the token. */
  nextCreate: 'lost' | 'error' | undefined
  /** The next deletion of a token fails with 500, or with 404 because another device has already deleted the token. */
  nextDelete: 'error' | 'gone' | undefined
  /** The next invitation is accepted, but the response is lost. */
  nextAccept: 'lost' | undefined
  /** The next promo code is applied, but the response is lost. */
  nextApply: 'lost' | undefined
  /** Resources that are not available on this server, and the status of its responses. */
  unavailable: Readonly<Partial<Record<ManagementResource, UnavailableStatus>>>
  /** Resources whose requests all fail with 500. */
  down: Readonly<Partial<Record<ManagementResource, boolean>>>
  /**
   * Creating or deleting a token requires a login that is less than five minutes old and was made after this was set.
   * Setting it again requires another login.
   */
  sudo: boolean
  /** The web session has ended: every response is the login page with status 200, or a redirect to it. */
  login: 'page' | 'redirect' | undefined
  maintenance: boolean
  /** The error with which every new token is rejected. */
  rejectCreate: { key: string; message: string } | undefined
  /** Every bearer token is rejected with 401. */
  rejectTokens: boolean
}

export const noManageFaults: ManageFaults = {
  nextCreate: undefined,
  nextDelete: undefined,
  nextAccept: undefined,
  nextApply: undefined,
  unavailable: {},
  down: {},
  sudo: false,
  login: undefined,
  maintenance: false,
  rejectCreate: undefined,
  rejectTokens: false,
}
