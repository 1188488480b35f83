import type { LoginMethod } from '~/api/my-account'
import type { Feature } from '~/config/config'
import { visibleOr } from '~/lib/visible-text'

import { kindWords, words } from './words'

/** Types that can be set up here, in the order of the menu: the safest and easiest first. */
export const enrollable = ['totp', 'passkey', 'push-notification', 'email', 'phone', 'recovery-code'] as const
export type Enrollable = (typeof enrollable)[number]

export function isEnrollable(type: string): type is Enrollable {
  return enrollable.some((kind) => kind === type)
}

const isKnown = (type: string): type is keyof typeof kindWords => Object.hasOwn(kindWords, type)

const features: { [type in keyof typeof kindWords | 'password']: Feature } = {
  password: 'password',
  totp: 'totp',
  passkey: 'passkey',
  'push-notification': 'push',
  email: 'email',
  phone: 'phone',
  'recovery-code': 'recoveryCode',
  'webauthn-roaming': 'webauthn',
  'webauthn-platform': 'webauthn',
}

/** The name of a type in `features` of config.json. An unknown type belongs to the Security page. */
export const featureOf = (type: string): Feature => (isSwitchable(type) ? features[type] : 'security')

const isSwitchable = (type: string): type is keyof typeof features => Object.hasOwn(features, type)

/** True if the console can change the method. Unknown types are shown only. */
export const isManageable = ({ type }: LoginMethod): boolean => isKnown(type)

export const isPasskey = ({ type }: LoginMethod): boolean => type === 'passkey'
/** True for methods of the factor list. Passwords and passkeys have their own sections. */
export const isFactor = ({ type }: LoginMethod): boolean => type !== 'password' && type !== 'passkey'
/**
 * True if a login can ask for the method. A recovery code only replaces a lost factor, so no factor is set up if the user
 * has nothing else. A method of unknown type counts if the server calls it secondary.
 */
export const protects = (method: LoginMethod): boolean =>
  method.isConfirmed &&
  isFactor(method) &&
  method.type !== 'recovery-code' &&
  (isKnown(method.type) || method.isSecondary)

export const kindOf = (type: string): string => (isKnown(type) ? kindWords[type] : type)

/** The name that the user gave the method, else its device or type. */
export function nameOf(method: LoginMethod): string {
  const kind = isPasskey(method) ? (deviceOf(method.userAgent) ?? kindWords.passkey) : kindOf(method.type)
  return visibleOr(method.name, kind)
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

/** Reads "Chrome on macOS" from a user agent. Undefined if neither browser nor system is known. */
export function deviceOf(userAgent = ''): string | undefined {
  const [system, browser] = [systems, browsers].map((list) => list.find(([sign]) => sign.test(userAgent))?.[1])
  return system && browser ? words.browserOn(browser, system) : (system ?? browser)
}

/** Password managers by AAGUID (github.com/passkeydeveloper/passkey-authenticator-aaguids). */
const passwordManagers: Record<string, string> = {
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

export const passwordManagerOf = ({ aaguid }: LoginMethod): string | undefined =>
  passwordManagers[aaguid?.toLowerCase() ?? '']
