import { useLayoutEffect, useRef } from 'react'

import { Icon } from '~/ui/controls/icon'

import { BackLink } from './outside-links'
import { Brand, Navigation } from './sidebar'
import { sheetWords } from './lazy-words'
import { words } from './words'

/** The sidebar on narrow screens: a sheet over the page. */
export function NavigationSheet({ onClose }: { onClose: () => void }) {
  const element = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const sheet = element.current
    sheet?.showModal()
    return () => sheet?.close()
  }, [])
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- Escape is the key for it
    <dialog
      ref={element}
      className="sheet"
      aria-label={words.mainNavigation}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={({ target, currentTarget, clientX }) => {
        if (target === currentTarget && clientX > currentTarget.getBoundingClientRect().right) onClose()
      }}
    >
      <div className="flex items-center justify-between">
        <Brand />
        <button type="button" className="icon-btn" aria-label={sheetWords.close} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      <BackLink />
      <Navigation hasHelp onNavigate={onClose} />
    </dialog>
  )
}
