/** The lifetime of a token, as a lane of the overview's timeline. */
export type Lifetime = {
  id: string
  name: string
  status: 'active' | 'expires-soon' | 'expired' | 'disabled'
  /** The status in words. */
  statusText: string
  created: Date | undefined
  /** Undefined for a token that does not expire. */
  expires: Date | undefined
  /** Path of the token's row or page. */
  to: string
}

/** The lanes of one feature. Empty if the feature is off, or if its check-up item reports that the data is missing. */
export type Lifetimes = { state: 'pending' } | { state: 'ready'; lanes: Lifetime[] }
