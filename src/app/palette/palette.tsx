import { useDeferredValue, useId, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import { flushSync } from 'react-dom'

import { useUser } from '~/session/console-context'
import { Icon } from '~/ui/controls/icon'
import { Dialog } from '~/ui/overlays/dialog'

import { newTokenEntry } from './commands'
import type { Entry } from './entries'
import { Option } from './option'
import { fold } from './rank'
import { NoMatch, ReadingNotes, ResultCount } from './reading-notes'
import { addRecent, readRecent } from './recent'
import { findEntries, initialEntries } from './results'
import { keys as shortcutKeys } from './shortcuts'
import { useActiveOption } from './use-active-option'
import { usePaletteCommands, type PaletteActs } from './use-palette-commands'
import { useRows } from './use-rows'
import { useRunEntry } from './use-run-entry'
import { words } from './words'

type Props = PaletteActs & {
  /** Letters that the user typed before this code had loaded. */
  earlyText: RefObject<string>
  onClose: () => void
}

/**
 * The command palette: a combobox in a dialog (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/). The input keeps the
 * focus, and `aria-activedescendant` names the line that Enter chooses.
 */
export function Palette({ earlyText, onClose, ...acts }: Props) {
  const { id: user } = useUser()
  const [typed, setTyped] = useState(() => earlyText.current)
  // Deferred so that typing stays responsive while 12,000 keys and tokens are searched.
  const deferred = useDeferredValue(typed)
  const { commands, canCreateToken, mayRotate } = usePaletteCommands(acts)
  const [recent] = useState(() => readRecent(user))
  // Stays true, so that the lists are read to the end after the user has cleared the field.
  const [hasTyped, setHasTyped] = useState(typed.trim() !== '')
  const rows = useRows(hasTyped)
  const { keys, tokens } = rows
  const resultsOf = useMemo(
    () => (text: string) => {
      const name = text.trim()
      const fallback = canCreateToken && name !== '' ? newTokenEntry(name) : undefined
      const options = { commands, rows: { keys, tokens }, mayRotate, fallback }
      return name === '' ? initialEntries(recent, options) : findEntries(text, options)
    },
    [commands, keys, tokens, mayRotate, canCreateToken, recent],
  )
  const results = useMemo(() => resultsOf(deferred), [resultsOf, deferred])
  const query = fold(deferred).trim()
  const { list, active, activeId, idOf, point, onKey } = useActiveOption(
    results.groups.flatMap(({ entries }) => entries),
    query,
  )
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  const run = useRunEntry()

  function choose(entry: Entry) {
    // An entry with the typed text would be another one next time.
    if (entry.id !== 'new-token-named') addRecent(user, entry.id)
    // Focus returns to the opener first, so that a dialog of the action gives it back there.
    flushSync(onClose)
    run(entry.target)
  }

  function onKeyDown(event: KeyboardEvent) {
    // The Enter and Escape of an input method belong to the word that is being composed.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return event.stopPropagation()
    if (event.key !== 'Enter') return onKey(event)
    event.preventDefault()
    // Enter may come before the results of the last letter.
    const entry = typed === deferred ? active : resultsOf(typed).groups[0]?.entries[0]
    if (entry && !event.repeat) choose(entry)
  }

  return (
    <Dialog title={words.title} onClose={onClose} focusFirst={input} className="palette">
      <div className="palette-field">
        <Icon name="search" size={18} />
        <input
          ref={input}
          role="combobox"
          aria-label={words.title}
          aria-expanded={results.count > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={activeId}
          aria-autocomplete="list"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          enterKeyHint="go"
          maxLength={200}
          placeholder={words.placeholder}
          value={typed}
          // A click outside closes the palette after typing too, unlike a form.
          onInput={(event) => event.stopPropagation()}
          onChange={({ target: { value } }) => {
            setTyped(value)
            if (value.trim() !== '') setHasTyped(true)
          }}
          onKeyDown={onKeyDown}
        />
        <button type="button" className="icon-btn palette-close" aria-label={words.close} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      <div
        role="listbox"
        ref={list}
        id={`${id}-list`}
        className="palette-list"
        aria-label={words.results}
        tabIndex={-1}
        // Keeps the focus in the input.
        onMouseDown={(event) => event.preventDefault()}
      >
        {results.groups.map(({ label, entries }) => (
          <div key={label} role="group" aria-label={label}>
            <div role="presentation" className="palette-heading" aria-hidden="true">
              {label}
            </div>
            {entries.map((entry) => (
              <Option
                key={entry.id}
                id={idOf(entry)}
                entry={entry}
                query={query}
                isActive={entry === active}
                onPoint={point}
                onChoose={choose}
              />
            ))}
          </div>
        ))}
      </div>
      {results.count === 0 && <NoMatch query={deferred.trim()} rows={rows} />}
      {results.count > results.shown && <p className="palette-note">{words.more(results.count - results.shown)}</p>}
      <ReadingNotes rows={rows} onRetry={() => input.current?.focus()} />
      <ResultCount query={query} results={results} rows={rows} />
      <PaletteFoot onShowShortcuts={acts.onShowShortcuts} />
    </Dialog>
  )
}

const hints = [
  [['↑', '↓'], words.move],
  [['Enter'], words.open],
  [['Esc'], words.escape],
] as const

function PaletteFoot({ onShowShortcuts }: { onShowShortcuts: () => void }) {
  return (
    <div className="palette-foot">
      {hints.map(([keys, does]) => (
        <span key={does} aria-hidden="true">
          {keys.map((key) => (
            <kbd key={key}>{key}</kbd>
          ))}
          {does}
        </span>
      ))}
      <button type="button" onClick={onShowShortcuts}>
        <kbd aria-hidden="true">{shortcutKeys.shortcuts}</kbd>
        {words.allShortcuts}
      </button>
    </div>
  )
}
