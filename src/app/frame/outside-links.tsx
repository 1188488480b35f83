import { LegalLinks } from '~/pages/plain/legal-links'
import { useBackUrl } from '~/session/back-url'
import { lazyComponent } from '~/lib/lazy-component'
import { useConsole } from '~/session/console-context'
import { Icon } from '~/ui/controls/icon'

import { outsideWords as words } from './lazy-words'
import { usePageName } from './page-handle'

const ApiKeyBreadcrumb = lazyComponent(() => import('./breadcrumb').then((module) => module.ApiKeyBreadcrumb))

/** The left end of the top bar on wide screens: the way back to the app that the user came from, and to the list. */
export function TopBarStart() {
  const isBelowList = usePageName() === 'api-key'
  return (
    <div className="topbar-start">
      <BackLink />
      {isBelowList && <ApiKeyBreadcrumb />}
    </div>
  )
}

/** The links to other sites, below the sections. */
export function HelpLinks() {
  const { docs, support, status } = useConsole().config.links
  const links = [
    [words.docs, docs],
    [words.support, support],
    [words.status, status],
  ] as const
  return (
    <div className="mt-auto grid gap-3">
      {links.some(([, href]) => href) && (
        <nav className="nav" aria-label={words.help}>
          {links.map(([label, href]) => href && <ExternalLink key={label} href={href} label={label} />)}
        </nav>
      )}
      <div className="px-2">
        <LegalLinks />
      </div>
    </div>
  )
}

function ExternalLink({ href, label }: { href: string; label: string }) {
  return (
    <a href={href} rel="noreferrer">
      {label}
      <Icon name="external" size={12} />
    </a>
  )
}

/** The link back to the app that the user came from. It names the host, because the console does not know the app. */
export function BackLink() {
  const url = useBackUrl(useConsole().config.links)
  return (
    url !== undefined && (
      <a href={url} rel="noreferrer" className="btn ghost small back-link">
        {words.backTo(new URL(url).host)}
      </a>
    )
  )
}
