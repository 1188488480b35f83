import type { QueryClient } from '@tanstack/react-query'

import type { LoginMethod } from '~/api/my-account'
import { visibleOr } from '~/lib/visible-text'
import type { User } from '~/session/identity'
import { hasSessionEnded } from '~/session/session-ended'

/** The passkeys of one domain and one user handle. The browser finds its passkeys by these two. */
type Group = { rpId: string; userId: string; credentialIds: string[] }

/** The groups of the last complete list, to report a group whose last passkey was removed. */
type Known = { methods: readonly LoginMethod[]; user: string; groups: Map<string, Group> }
const known = new WeakMap<QueryClient, Known>()

/** The calls of https://www.w3.org/TR/webauthn-3/#sctn-signal-methods. Firefox 145 has none of them. */
type SignalApi = {
  signalAllAcceptedCredentials?(options: {
    rpId: string
    userId: string
    allAcceptedCredentialIds: string[]
  }): Promise<void>
  signalCurrentUserDetails?(options: { rpId: string; userId: string; name: string; displayName: string }): Promise<void>
}

/**
 * Tells the browser and its password manager which passkeys the account accepts, and the user's current name. They then
 * hide removed passkeys at the next login. `methods` must be the complete list: a passkey that is missing from it is
 * hidden. Signals a list once, and nothing if a passkey cannot be identified.
 */
export async function signalPasskeys(client: QueryClient, user: User, methods: readonly LoginMethod[]): Promise<void> {
  const before = known.get(client)
  if (before?.methods === methods || hasSessionEnded()) return
  const groups = groupsOf(methods)
  if (!groups) return
  known.set(client, { methods, user: user.id, groups })
  const removed = before?.user === user.id ? [...before.groups].filter(([key]) => !groups.has(key)) : []
  const name = visibleOr(user.email, visibleOr(user.name, undefined))
  await Promise.all([
    ...removed.map(([, group]) => signalAccepted({ ...group, credentialIds: [] })),
    ...[...groups.values()].flatMap((group) => [
      signalAccepted(group),
      ...(name === undefined ? [] : [signalDetails(group, name, visibleOr(user.name, name))]),
    ]),
  ])
}

/** Groups the passkeys of this site. Undefined if one of the user's passkeys cannot be identified. */
function groupsOf(methods: readonly LoginMethod[]): Map<string, Group> | undefined {
  const groups = new Map<string, Group>()
  for (const { type, keyId, userHandle, relyingPartyId } of methods) {
    if (type !== 'passkey') continue
    const [credentialId, userId] = [toBase64Url(keyId), toBase64Url(userHandle)]
    const rpId = relyingPartyId?.trim().toLowerCase()
    if (credentialId === undefined || userId === undefined || !rpId) return undefined
    if (!isThisSite(rpId)) continue
    const key = `${rpId} ${userId}`
    const { credentialIds } = groups.get(key) ?? { credentialIds: [] }
    groups.set(key, { rpId, userId, credentialIds: [...credentialIds, credentialId] })
  }
  return groups
}

/** The browser also rejects a public suffix such as `co.uk`. */
const isThisSite = (rpId: string): boolean => location.hostname === rpId || location.hostname.endsWith(`.${rpId}`)

/** Returns base64 or base64url as base64url without padding. Undefined if the text is neither. */
function toBase64Url(text: string | undefined): string | undefined {
  const unpadded = text
    ?.trim()
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/={1,2}$/, '')
  return unpadded !== undefined && /^[\w-]+$/.test(unpadded) && unpadded.length % 4 !== 1 ? unpadded : undefined
}

const api = () => PublicKeyCredential as unknown as SignalApi

async function signalAccepted({ rpId, userId, credentialIds }: Group): Promise<void> {
  await ignoreRejection(() =>
    api().signalAllAcceptedCredentials?.({ rpId, userId, allAcceptedCredentialIds: credentialIds }),
  )
}

async function signalDetails({ rpId, userId }: Group, name: string, displayName: string): Promise<void> {
  await ignoreRejection(() => api().signalCurrentUserDetails?.({ rpId, userId, name, displayName }))
}

/** The signals only tidy up. A browser rejects them for a domain that it does not accept, or without a password manager. */
async function ignoreRejection(call: () => Promise<void> | undefined): Promise<void> {
  try {
    await call()
  } catch {
    // Nothing depends on it.
  }
}
