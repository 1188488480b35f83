import { Link, NavLink } from 'react-router'

import { useConsole } from '~/console-context'
import { useNotOffered } from '~/not-offered'
import { paths } from '~/paths'
import { Icon, type IconName } from '~/ui/icon'

import { words } from './words'

type Entry = { to: string; label: string; icon: IconName }

/** The sections that this deployment offers: what is not configured, or not on its server, does not appear. */
function useEntries(): Entry[] {
  const { config } = useConsole()
  const notOffered = useNotOffered()
  return [
    { to: paths.home, label: words.overview, icon: 'home' },
    { to: paths.security, label: words.security, icon: 'shield' },
    ...(config.apiKeys ? [{ to: paths.apiKeys, label: words.apiKeys, icon: 'key' } as const] : []),
    ...(config.manage && !notOffered.has('management-tokens')
      ? [{ to: paths.tokens, label: words.tokens, icon: 'token' } as const]
      : []),
  ]
}

export function Brand() {
  const { brand } = useConsole().config
  return (
    <Link to={paths.home} className="brand">
      {brand.logo ? <img src={brand.logo} alt="" /> : <Icon name="key" size={18} />}
      {brand.name}
    </Link>
  )
}

export function Navigation({ onNavigate }: { onNavigate?: () => void }) {
  const { links } = useConsole().config
  return (
    <>
      <nav className="nav" aria-label={words.mainNavigation}>
        {useEntries().map(({ to, label, icon }) => (
          <NavLink key={to} to={to} onClick={onNavigate}>
            <Icon name={icon} />
            {label}
          </NavLink>
        ))}
      </nav>
      {(links.docs || links.support) && (
        <nav className="nav mt-auto" aria-label={words.help}>
          {links.docs && <ExternalLink href={links.docs}>{words.docs}</ExternalLink>}
          {links.support && <ExternalLink href={links.support}>{words.support}</ExternalLink>}
        </nav>
      )}
    </>
  )
}

function ExternalLink({ href, children }: { href: string; children: string }) {
  return (
    <a href={href} rel="noreferrer">
      {children}
      <Icon name="external" size={12} />
    </a>
  )
}
