import { useId } from 'react'

import { Button } from '~/ui/controls/button'
import { Dialog, DialogFoot } from '~/ui/overlays/dialog'

import { shortcutWords as words } from './shortcut-words'
import { keys, paletteKeys, useSingleKeys } from './shortcuts'

/** The list of keyboard shortcuts, and the switch for those of a single key. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const id = useId()
  const [hasSingleKeys, setSingleKeys] = useSingleKeys()
  return (
    <Dialog title={words.title} onClose={onClose} focusFirst="heading">
      <Shortcuts
        label={words.everywhere}
        shortcuts={[
          [paletteKeys, words.openPalette],
          [['Esc'], words.closeDialog],
        ]}
      />
      <Shortcuts
        label={words.single}
        isOff={!hasSingleKeys}
        shortcuts={[
          [[keys.palette], words.openPalette],
          [[keys.shortcuts], words.showShortcuts],
          [[keys.shield.toUpperCase()], words.toggleShield],
        ]}
      />
      <div>
        <label className="flex items-center gap-2 min-h-7">
          <input
            type="checkbox"
            className="check"
            aria-describedby={`${id}-more`}
            checked={hasSingleKeys}
            onChange={({ target }) => setSingleKeys(target.checked)}
          />
          {words.offerSingleKeys}
        </label>
        <p id={`${id}-more`} className="hint">
          {words.singleKeysMore}
        </p>
      </div>
      <p className="hint">{words.shieldMore}</p>
      <DialogFoot>
        <Button onClick={onClose}>{words.close}</Button>
      </DialogFoot>
    </Dialog>
  )
}

type ShortcutsProps = { label: string; isOff?: boolean; shortcuts: [keys: string[], does: string][] }

function Shortcuts({ label, isOff = false, shortcuts }: ShortcutsProps) {
  return (
    <section aria-label={label} className="shortcuts" data-off={isOff || undefined}>
      <h3 className="hint">{label}</h3>
      <dl>
        {shortcuts.map(([pressed, does]) => (
          <div key={does}>
            <dt>{does}</dt>
            <dd>
              {pressed.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
