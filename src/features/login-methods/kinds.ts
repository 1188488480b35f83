import type { LoginMethod } from '~/api/my-account'

import { kindWords, words } from './words'

/** What can be set up here, in the order it is offered: what protects best and asks least comes first. */
export const enrollable = ['totp', 'passkey', 'push-notification', 'email', 'phone', 'recovery-code'] as const
export type Enrollable = (typeof enrollable)[number]

export function isEnrollable(type: string): type is Enrollable {
  return enrollable.some((kind) => kind === type)
}

const isKnown = (type: string): type is keyof typeof kindWords => Object.hasOwn(kindWords, type)

/** Whether the console may change it. A kind that it does not know is shown, and left alone. */
export const isManageable = ({ type }: LoginMethod): boolean => isKnown(type)

export const isPasskey = ({ type }: LoginMethod): boolean => type === 'passkey'
/** Everything of the factor list: a password and passkeys have places of their own. */
export const isFactor = ({ type }: LoginMethod): boolean => type !== 'password' && type !== 'passkey'
/**
 * Whether a login asks for it. A recovery code stands in for a factor and is none by itself: with nothing else set up,
 * MFA is off. What the server calls secondary counts also where its kind is unknown.
 */
export const protects = (method: LoginMethod): boolean =>
  method.isConfirmed &&
  isFactor(method) &&
  method.type !== 'recovery-code' &&
  (isKnown(method.type) || method.isSecondary)

export const kindOf = (type: string): string => (isKnown(type) ? kindWords[type] : type)

/** What a person calls it: the name they gave it, else its kind or its device. */
export function nameOf(method: LoginMethod): string {
  if (method.name) return method.name
  if (isPasskey(method)) return deviceOf(method.userAgent) ?? kindWords.passkey
  return kindOf(method.type)
}

const systems: [RegExp, string][] = [
  [/iphone/i, 'iPhone'],
  [/ipad/i, 'iPad'],
  [/android/i, 'Android'],
  [/windows/i, 'Windows'],
  [/mac os/i, 'macOS'],
  [/cros/i, 'ChromeOS'],
  [/linux/i, 'Linux'],
]
const browsers: [RegExp, string][] = [
  [/edg(e|a|ios)?\//i, 'Edge'],
  [/opr\/|opera/i, 'Opera'],
  [/firefox|fxios/i, 'Firefox'],
  [/chrome|crios/i, 'Chrome'],
  [/safari/i, 'Safari'],
]

/** "Chrome on macOS", as far as a user agent tells; undefined where it says nothing that we know. */
export function deviceOf(userAgent = ''): string | undefined {
  const [system, browser] = [systems, browsers].map((list) => list.find(([sign]) => sign.test(userAgent))?.[1])
  return system && browser ? words.browserOn(browser, system) : (system ?? browser)
}

/** Who keeps a passkey, by the AAGUID that its maker publishes (github.com/passkeydeveloper/passkey-authenticator-aaguids). */
const keepers: Record<string, string> = {
  'fbfc3007-154e-4ecc-8c0b-6e020557d7bd': 'Apple Passwords',
  'dd4ec289-e01d-41c9-bb89-70fa845d4bf2': 'iCloud Keychain (managed)',
  'ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4': 'Google Password Manager',
  'adce0002-35bc-c60a-648b-0b25f1f05503': 'Chrome on Mac',
  '08987058-cadc-4b81-b6e1-30de50dcbe96': 'Windows Hello',
  '9ddd1817-af5a-4672-a2b9-3e3dd95000a9': 'Windows Hello',
  '6028b017-b1d4-4c02-b4b3-afcdafc96bb2': 'Windows Hello',
  'bada5566-a7aa-401f-bd96-45619a55120d': '1Password',
  'd548826e-79b4-db40-a3d8-11116f7e8349': 'Bitwarden',
  '531126d6-e717-415c-9320-3d9aa6981239': 'Dashlane',
  'b84e4048-15dc-4dd0-8640-f4f60813c8af': 'NordPass',
  '0ea242b4-43c4-4a1b-8b17-dd6d0b6baec6': 'Keeper',
  '50726f74-6f6e-5061-7373-50726f746f6e': 'Proton Pass',
  '53414d53-554e-4700-0000-000000000000': 'Samsung Pass',
}

export const keeperOf = ({ aaguid }: LoginMethod): string | undefined => keepers[aaguid?.toLowerCase() ?? '']
