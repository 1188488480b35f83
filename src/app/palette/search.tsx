import { useRef, useState } from 'react'

import { useCover } from '~/app/shield/use-cover'
import { announce } from '~/lib/announcements'
import { lazyComponent } from '~/lib/lazy-component'
import { isShielded, setShield, useIsShielded } from '~/lib/shield'
import { Icon } from '~/ui/controls/icon'

import { fieldWords as words } from './field-words'
import { paletteAriaKeys, paletteKeys, useShortcuts } from './shortcuts'
import './palette.css'

const Palette = lazyComponent(() => import('./palette').then((module) => module.Palette))
const ShortcutsDialog = lazyComponent(() => import('./shortcuts-dialog').then((module) => module.ShortcutsDialog))
const preload = () => void Palette.preload()

/** The search field of the top bar, which opens the command palette, and the mark of the presenter shield. */
export function Search({ onChangePassword }: { onChangePassword: () => void }) {
  const [open, setOpen] = useState<'palette' | 'shortcuts'>()
  const earlyText = useRef('')
  const isOn = useIsShielded()
  useCover()
  const showShortcuts = () => setOpen('shortcuts')
  const close = () => setOpen(undefined)
  const openPalette = () => {
    earlyText.current = ''
    setOpen('palette')
  }
  useShortcuts({
    onPalette: () => (open ? close() : openPalette()),
    onShortcuts: showShortcuts,
    onShield: () => switchShield(!isShielded()),
    onEarlyText: open === 'palette' ? (text) => (earlyText.current += text) : undefined,
  })

  return (
    <>
      {isOn && (
        <button
          type="button"
          className="btn small shield-mark"
          aria-label={words.turnShieldOff}
          onClick={() => switchShield(false)}
        >
          <Icon name="shield" />
          <span>{words.shieldOn}</span>
          <Icon name="close" size={12} />
        </button>
      )}
      <button
        type="button"
        className="search-button"
        aria-haspopup="dialog"
        aria-keyshortcuts={paletteAriaKeys}
        onPointerEnter={preload}
        onFocus={preload}
        onClick={openPalette}
      >
        <Icon name="search" />
        <span className="max-[900px]:sr-only">{words.search}</span>
        <kbd aria-hidden="true">{paletteKeys.join(' ')}</kbd>
      </button>
      {open === 'palette' && (
        <Palette
          earlyText={earlyText}
          onClose={close}
          onChangePassword={onChangePassword}
          onShowShortcuts={showShortcuts}
          onShield={switchShield}
        />
      )}
      {open === 'shortcuts' && <ShortcutsDialog onClose={close} />}
    </>
  )
}

function switchShield(isOn: boolean): void {
  setShield(isOn)
  announce(isOn ? words.shieldOnAnnouncement : words.shieldOffAnnouncement)
}
