import { useState } from 'react'

import { lazyComponent, usePreload } from '~/lib/lazy-component'

import type { HandOverProps } from './hand-over/hand-over-panel'
import { words } from './words'

const HandOverPanel = lazyComponent(() => import('./hand-over/hand-over-panel').then((module) => module.HandOverPanel))
const preloaded = [HandOverPanel]

/** Opens the formats of other tools for a secret. */
export function SaveTo(props: HandOverProps) {
  const [isOpen, setOpen] = useState(false)
  usePreload(true, preloaded)
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="text-[13px] text-muted">{words.saveTo}</summary>
      {isOpen && <HandOverPanel {...props} />}
    </details>
  )
}
