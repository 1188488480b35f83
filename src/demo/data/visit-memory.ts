/** The values that the demo control stores. The keys contain the client ID, so "Reset everything" deletes them. */
const entries = {
  /** The page was reloaded by a change in the demo control, which then takes the focus. */
  justChanged: { key: 'latchkey-demo.just-changed', lasts: 'tab' },
  /** The control is hidden in this tab, by `?demo-control=off`. */
  hidden: { key: 'latchkey-demo.control-hidden', lasts: 'tab' },
  /** ID of the user as whom the next login page logs in. */
  chosenPersona: { key: 'latchkey-demo.chosen-person', lasts: 'tab' },
  /** The card of the first visit was dismissed. */
  welcomed: { key: 'latchkey-demo.welcomed', lasts: 'browser' },
  /** Time at which the mailbox was last open. */
  mailSeenAt: { key: 'latchkey-demo.mail-seen-at', lasts: 'browser' },
} as const

type Entry = keyof typeof entries

export function recall(entry: Entry): string | null {
  return storageOf(entry).getItem(entries[entry].key)
}

export function remember(entry: Entry, value = 'true'): void {
  storageOf(entry).setItem(entries[entry].key, value)
}

export function forget(entry: Entry): void {
  storageOf(entry).removeItem(entries[entry].key)
}

/** Returns the value and forgets it. */
export function take(entry: Entry): string | null {
  const value = recall(entry)
  forget(entry)
  return value
}

function storageOf(entry: Entry): Storage {
  return entries[entry].lasts === 'tab' ? sessionStorage : localStorage
}
