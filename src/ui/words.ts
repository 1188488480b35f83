import { messages } from '~/lib/messages'

export const words = messages({
  export: 'Export',
  copy: 'Copy',
  copied: 'Copied',
  copyRefused: 'Your browser blocked copying. The text is selected: press Ctrl+C or ⌘C.',
  copyRefusedHidden: 'Your browser blocked copying. Reveal the text and copy it by hand.',
  copyRefusedShown: 'Your browser blocked copying. Select the text and copy it by hand.',
  copiedAnnouncement: (what: string) => `${what} copied`,
  selection: 'Selection',
  close: 'Close',
  cancel: 'Cancel',
  tryAgain: 'Try again',
  tryAgainIn: (seconds: number) => `You can try again in ${seconds} s`,
  confirm: 'Confirm it’s you',
  unknownDate: 'Unknown date',
})
