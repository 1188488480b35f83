import { messages } from '~/lib/messages'

/** Words of the list of keyboard shortcuts. */
export const shortcutWords = messages({
  title: 'Keyboard shortcuts',
  everywhere: 'Always',
  single: 'Single keys',
  openPalette: 'Search or do',
  closeDialog: 'Close a dialog or menu',
  showShortcuts: 'Show this list',
  toggleShield: 'Presenter shield on or off',
  offerSingleKeys: 'Use single-key shortcuts',
  singleKeysMore:
    'They never work while you type in a field. Turn them off if you dictate, or press keys by accident. This browser remembers your choice.',
  shieldMore:
    'The presenter shield covers names, email addresses, IDs and tokens in this tab. Copy buttons still copy, and screen readers still read them. The browser’s address bar and history are not covered.',
  close: 'Close',
})
