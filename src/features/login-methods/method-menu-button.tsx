import { useState } from 'react'

import type { LoginMethod } from '~/api/my-account'
import { Icon } from '~/ui/controls/icon'
import { lazyComponent } from '~/lib/lazy-component'

import { nameOf } from './kinds'
import type { MethodActions } from './method-menu'
import { words } from './words'

const MethodMenu = lazyComponent(() => import('./method-menu').then((module) => module.MethodMenu))

type Props = Omit<MethodActions, 'onFinish'> & { method: LoginMethod }

/** The button with three dots, and the menu of a login method. */
export function MethodMenuButton({ method, onRename, onRemove }: Props) {
  const [anchor, setAnchor] = useState<HTMLElement>()
  const close = () => setAnchor(undefined)
  return (
    <>
      <button
        type="button"
        className="icon-btn"
        aria-label={words.actions(nameOf(method))}
        aria-haspopup="menu"
        aria-expanded={anchor !== undefined}
        onClick={({ currentTarget }) => setAnchor(anchor ? undefined : currentTarget)}
      >
        <Icon name="dots" />
      </button>
      {anchor && <MethodMenu method={method} anchor={anchor} onRename={onRename} onRemove={onRemove} onClose={close} />}
    </>
  )
}
