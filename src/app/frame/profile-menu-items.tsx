import { useId } from 'react'
import { useNavigate } from 'react-router'

import { useCan, useConsole, useUser } from '~/session/console-context'
import { paths } from '~/config/paths'
import { Icon } from '~/ui/controls/icon'
import { buildVersion } from '~/lib/build-version'
import { Menu, MenuItem } from '~/ui/overlays/menu'

import { menuWords as words } from './lazy-words'
import { useTheme, type Theme } from './theme'

const themes: [Theme, string][] = [
  ['light', words.light],
  ['dark', words.dark],
  ['system', words.system],
]

type Props = { anchor: HTMLElement; onClose: () => void; onChangePassword: () => void }

/** The four items have the wording and order of the platform's documentation. */
export function ProfileMenuItems({ anchor, onClose, onChangePassword }: Props) {
  const { config, identity } = useConsole()
  const user = useUser()
  const navigate = useNavigate()
  const [theme, setTheme] = useTheme()
  const version = buildVersion()
  const closeAnd = (act: () => void) => () => {
    anchor.focus()
    onClose()
    act()
  }
  return (
    <Menu anchor={anchor} label={words.menu} onClose={onClose}>
      <div role="presentation" className="px-[9px] pt-1 pb-2 max-w-[280px] break-words">
        <div className="font-medium">
          <bdi>{user.name}</bdi>
        </div>
        {user.email !== user.name && <bdi className="hint block">{user.email}</bdi>}
      </div>
      {useCan('profile', 'read') && (
        <MenuItem onSelect={closeAnd(() => void navigate(paths.profile))}>{words.profile}</MenuItem>
      )}
      <hr />
      {useCan('password', 'edit') && (
        <MenuItem onSelect={closeAnd(onChangePassword)} hint={words.changePasswordHint}>
          {words.changePassword}
        </MenuItem>
      )}
      {useCan('apiKeys', 'read') && (
        <MenuItem onSelect={closeAnd(() => void navigate(paths.apiKeys))}>{words.apiKeysItem}</MenuItem>
      )}
      {config.links.manageAccount && <ManageAccount href={config.links.manageAccount} />}
      <hr />
      <div role="group" aria-label={words.theme}>
        {themes.map(([value, label]) => (
          <MenuItem key={value} checked={theme === value} onSelect={() => setTheme(value)}>
            {label}
            <span className="tick">
              <Icon name="check" />
            </span>
          </MenuItem>
        ))}
      </div>
      <hr />
      <MenuItem onSelect={closeAnd(() => void identity.logOut())}>{words.logOut}</MenuItem>
      {version !== undefined && (
        <div role="presentation" className="hint px-[9px] pt-1 pb-0.5">
          {words.version(version)}
        </div>
      )}
    </Menu>
  )
}

/** A link to another site, so it shows the host. */
function ManageAccount({ href }: { href: string }) {
  const id = useId()
  const host = URL.canParse(href) ? new URL(href).host : href
  return (
    <>
      <a
        role="menuitem"
        tabIndex={-1}
        href={href}
        rel="noreferrer"
        aria-labelledby={id}
        aria-describedby={`${id}-host`}
      >
        <span id={id}>{words.manageAccount}</span>
        <Icon name="external" size={14} />
      </a>
      <small id={`${id}-host`} className="px-[9px]">
        {words.opensHost(host)}
      </small>
    </>
  )
}
