import type { Page } from '@playwright/test'

/** Adds a virtual authenticator to Chromium. `verifiesUser: false` simulates a user who enters a wrong PIN. */
export async function addPasskeyDevice(page: Page, { verifiesUser = true } = {}) {
  const devTools = await page.context().newCDPSession(page)
  await devTools.send('WebAuthn.enable')
  const { authenticatorId } = await devTools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: verifiesUser,
      automaticPresenceSimulation: true,
    },
  })
  return {
    /** Returns the IDs of the stored passkeys in base64url, as in the My Account API. */
    passkeys: async () => {
      const { credentials } = await devTools.send('WebAuthn.getCredentials', { authenticatorId })
      return credentials.map(({ credentialId }) => Buffer.from(credentialId, 'base64').toString('base64url'))
    },
  }
}
