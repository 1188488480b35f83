import type { ProfileField } from '~/api/my-account-profile'
import { messages } from '~/lib/messages'

export const words = messages({
  title: 'Profile',
  purpose: 'Who you are to this platform, and to the apps that you log in to.',
  account: 'Your profile',
  loading: 'Loading your profile',
  loadFailed: 'Could not load your profile.',
  unavailable: 'Your organization does not offer profile changes, so this is what your login says about you.',
  turnedOff: 'Your administrator has not connected the profile, so this is what your login says about you.',

  verified: 'Verified',
  notVerified: 'Not verified',
  verifyFirst: 'Your email address is not verified yet.',
  verifyHow:
    'Open the link in the email that you received when you created your account. This page knows after your next login.',
  askSupport: 'Ask support to send it again',
  askAdministrator: 'If you no longer have it, ask your administrator to send it again.',
  emailFixed: 'Your email address identifies your account and can’t be changed.',
  noEmail: 'This account has no email address.',

  phone: 'Phone',
  username: 'Username',
  empty: 'Not set',
  managedByProvider: 'Your login provider manages this field.',
  managedByOrganization: 'Your organization manages this field.',
  notEditable: 'You can’t change this field here.',

  pictureElsewhere: (host: string) => `Stored at ${host}. This console doesn’t load pictures from there.`,
  pictureFailed: (host: string) => `Could not load the picture from ${host}.`,
  otherApps: 'Other apps show your changes after your next login.',
})

export const fieldWords = messages({
  name: 'Name',
  given_name: 'First name',
  family_name: 'Last name',
  nickname: 'Nickname',
  picture: 'Picture URL',
} satisfies Record<ProfileField, string>)

export const formWords = messages({
  save: 'Save changes',
  discard: 'Discard',
  noChanges: 'You have not changed anything yet',
  saved: 'Profile saved',
  failed: 'Could not save your profile.',
  rejected: 'Nothing was saved. Correct the fields marked in red.',
  notOffered: 'Nothing was saved: this server no longer lets you change your profile.',
  notSaved: 'Your changes were not saved.',
  unknown: 'Could not find out whether your changes were saved.',
  conflict: 'Your profile was changed elsewhere in the meantime. Your input is kept: check it, and save again.',
  kept: (fields: string) => `The server did not change: ${fields}.`,
  savedAfterAll: 'Your changes are saved, although the server did not confirm them.',

  needed: 'This field can’t be empty.',
  tooLong: (limit: number) => `Use at most ${limit} characters.`,
  notHttps: 'Enter a URL that starts with https://.',

  leaveTitle: 'Discard your changes?',
  leave: 'You have changes on this page that are not saved.',
  stay: 'Keep editing',
})

export const platformWords = messages({
  title: (host: string) => `Profile at ${host}`,
  purpose: 'How other members see you there.',
  loading: 'Loading your profile at this platform',
  loadFailed: 'Could not load this profile.',
  name: 'Name',
  phone: 'Phone',
  handle: 'Handle',
  handleFixed: 'Your handle can’t be changed.',
  readOnly: 'The server does not let you change this profile.',
})
