import { useState } from 'react'

import { initials } from '~/lib/initials'
import { useUser } from '~/session/console-context'
import { lazyComponent } from '~/lib/lazy-component'

import { clickOnArrow } from '~/ui/overlays/row-menu-button'

import { words } from './words'

export const ProfileMenuItems = lazyComponent(() =>
  import('./profile-menu-items').then((module) => module.ProfileMenuItems),
)

/** The avatar button with the profile menu. */
export function ProfileMenu({ onChangePassword }: { onChangePassword: () => void }) {
  const [anchor, setAnchor] = useState<HTMLElement>()
  const { name } = useUser()
  const close = () => setAnchor(undefined)

  return (
    <>
      <button
        type="button"
        className="icon-btn"
        aria-label={words.profileMenuOf(initials(name), name)}
        aria-haspopup="menu"
        aria-expanded={anchor !== undefined}
        onClick={(event) => setAnchor(anchor ? undefined : event.currentTarget)}
        onKeyDown={clickOnArrow}
      >
        <span className="avatar">{initials(name)}</span>
      </button>
      {anchor && <ProfileMenuItems anchor={anchor} onClose={close} onChangePassword={onChangePassword} />}
    </>
  )
}
