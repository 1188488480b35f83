import type { Page } from '@playwright/test'

/** A device of Chromium's own that makes passkeys, for somebody who shows that they are its owner. Or does not. */
export async function plugInPasskeyDevice(page: Page, { knowsOwner = true } = {}) {
  const devTools = await page.context().newCDPSession(page)
  await devTools.send('WebAuthn.enable')
  const { authenticatorId } = await devTools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: knowsOwner,
      automaticPresenceSimulation: true,
    },
  })
  return {
    /** The ids of the passkeys on it, as the tenant writes them. */
    passkeys: async () => {
      const { credentials } = await devTools.send('WebAuthn.getCredentials', { authenticatorId })
      return credentials.map(({ credentialId }) => Buffer.from(credentialId, 'base64').toString('base64url'))
    },
  }
}
