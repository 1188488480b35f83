import { Link, NavLink } from 'react-router'

import { useConsole } from '~/session/console-context'
import { lazyComponent } from '~/lib/lazy-component'
import { useBadgeCounts } from '~/lib/badge-counts'
import { can } from '~/config/features'
import { useUnavailable } from '~/session/unavailable'
import { paths } from '~/config/paths'
import { Icon, type IconName } from '~/ui/controls/icon'

import { words } from './words'

const HelpLinks = lazyComponent(() => import('./outside-links').then((module) => module.HelpLinks))

/** Count of waiting items, and the accessible name of the entry. */
type Badge = { count: number; text: string }
type Entry = { to: string; label: string; icon: IconName; badge?: Badge | undefined }

/** The sections that are configured and available on the server. */
export function useEntries(): Entry[] {
  const { config } = useConsole()
  const unavailable = useUnavailable()
  const counts = useBadgeCounts()
  const sections = sectionsOf(counts).filter(
    ({ feature, needs }) => can(config, feature, 'read') && (!needs || needs.some((name) => !unavailable.has(name))),
  )
  return [
    { to: paths.home, label: words.overview, icon: 'home' },
    ...sections.map(({ feature, ...section }) => ({ ...section, to: paths[feature], label: words[feature] })),
  ]
}

type Section = Pick<Entry, 'icon' | 'badge'> & {
  feature: 'security' | 'apiKeys' | 'tokens' | 'invitations' | 'notifications' | 'promoCodes'
  /** Resources of the Management API. The section is hidden if none of them is available. */
  needs?: string[]
}

function sectionsOf({ invitations, notifications }: ReturnType<typeof useBadgeCounts>): Section[] {
  return [
    { feature: 'security', icon: 'shield' },
    { feature: 'apiKeys', icon: 'key' },
    { feature: 'tokens', icon: 'token', needs: ['management-tokens'] },
    {
      feature: 'invitations',
      icon: 'mail',
      badge: badgeOf(invitations, words.invitationsPending),
      needs: ['project-invitations', 'organization-invitations'],
    },
    {
      feature: 'notifications',
      icon: 'bell',
      badge: badgeOf(notifications, words.notificationsUnread),
      needs: ['notifications'],
    },
    { feature: 'promoCodes', icon: 'gift', needs: ['promo-codes'] },
  ]
}

function badgeOf(count: number, text: (count: number) => string): Badge | undefined {
  return count > 0 ? { count, text: text(count) } : undefined
}

/** Logo and name of the console, linked to the overview. */
export function Brand() {
  const { brand } = useConsole().config
  return (
    <Link to={paths.home} className="brand">
      {brand.logo ? <img src={brand.logo} alt="" /> : <Icon name="key" size={18} />}
      {/* Lazy: browsers do not load the logo of the other theme. */}
      {brand.logoDark && <img src={brand.logoDark} alt="" loading="lazy" className="on-dark" />}
      {brand.name}
    </Link>
  )
}

type NavigationProps = {
  /** False until the page has loaded its data: the code of the links below the sections must not delay it. */
  hasHelp: boolean
  onNavigate?: () => void
}

/** The sections, and below them the links to other sites. */
export function Navigation({ hasHelp, onNavigate }: NavigationProps) {
  return (
    <>
      <nav className="nav" aria-label={words.mainNavigation}>
        {useEntries().map(({ to, label, icon, badge }) => (
          <NavLink key={to} to={to} aria-label={badge?.text} onClick={onNavigate}>
            <Icon name={icon} />
            {label}
            {badge && <span className="nav-count">{badge.count}</span>}
          </NavLink>
        ))}
      </nav>
      {hasHelp && <HelpLinks />}
    </>
  )
}
