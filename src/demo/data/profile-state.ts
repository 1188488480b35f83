/** The profile of a user at the tenant, as the My Account API and the ID token name its fields. */
export type ProfileValues = {
  name: string
  given_name: string
  family_name: string
  nickname: string
  picture: string
  email_verified: boolean
}

/** The profile of a user at the API of the API keys. */
export type PlatformProfileValues = { name: string; phone: string; handle: string }

/** Fields that a user has changed. */
export type ProfileChanges = { tenant: Partial<ProfileValues>; platform: Partial<PlatformProfileValues> }

export type ProfileFieldPolicy = {
  access: 'read_only' | 'read_write'
  source: 'user' | 'idp' | 'system'
  reason?: string
}
