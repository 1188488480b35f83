import { useEffect, useRef, useState } from 'react'
import { Outlet } from 'react-router'

import { LogOutPage } from '~/app/lazy-pages'
import { useCan, useConsole } from '~/session/console-context'
import { usePageName } from './page-handle'
import { ProfileMenu, ProfileMenuItems } from './profile-menu'
import { Brand, Navigation } from './sidebar'
import { useIsSettled } from './use-is-settled'
import { useOnline } from './use-online'
import { words } from './words'
import { dismissSessionEnded, useIsSessionEndedDialogOpen } from '~/session/session-ended'
import { focusHeading } from '~/ui/hooks/focus'
import { useFocusOnPress } from '~/ui/hooks/use-focus-on-press'
import { Icon } from '~/ui/controls/icon'
import { lazyComponent, usePreload } from '~/lib/lazy-component'
import { StatusRegion } from '~/ui/feedback/status'
import { useStepUpDemand } from '~/ui/feedback/step-up'

const ResetEmailDialog = lazyComponent(() =>
  import('~/features/password/reset-email-dialog').then((module) => module.ResetEmailDialog),
)
const NavigationSheet = lazyComponent(() => import('./navigation-sheet').then((module) => module.NavigationSheet))
const SessionEndedDialog = lazyComponent(() =>
  import('./session-ended-dialog').then((module) => module.SessionEndedDialog),
)
const StepUpDialog = lazyComponent(() => import('./step-up-dialog').then((module) => module.StepUpDialog))
const Search = lazyComponent(() => import('~/app/palette/search').then((module) => module.Search))
const TopBarStart = lazyComponent(() => import('./outside-links').then((module) => module.TopBarStart))
const Bell = lazyComponent(() => import('~/features/notifications/bell').then((module) => module.Bell))
const InvitationCount = lazyComponent(() =>
  import('~/features/invitations/invitation-count').then((module) => module.InvitationCount),
)
const Tooltip = lazyComponent(() => import('~/ui/overlays/tooltip').then((module) => module.Tooltip))
const OperatorBanner = lazyComponent(() => import('./operator-banner').then((module) => module.OperatorBanner))
const NewVersionBanner = lazyComponent(() => import('./new-version-banner').then((module) => module.NewVersionBanner))
const FaviconBadge = lazyComponent(() => import('./favicon-badge').then((module) => module.FaviconBadge))
const preloaded = [SessionEndedDialog, StepUpDialog, ProfileMenuItems, NavigationSheet, ResetEmailDialog, LogOutPage]

/** The frame around every page of a logged-in user. */
export function Component() {
  useFocusOnNewPage()
  useFocusOnPress()
  const isSettled = useIsSettled()
  usePreload(isSettled, preloaded)
  const [open, setOpen] = useState<'navigation' | 'password'>()
  const { banner } = useConsole().config
  const isOnline = useOnline()
  const isSessionEndedDialogOpen = useIsSessionEndedDialogOpen()
  const stepUpDemand = useStepUpDemand()
  const close = () => setOpen(undefined)

  return (
    <div className="frame">
      <a href="#content" className="btn skip" onClick={skipToContent}>
        {words.skip}
      </a>
      <header className="topbar">
        <button
          type="button"
          className="icon-btn burger"
          aria-label={words.openNavigation}
          onClick={() => setOpen('navigation')}
        >
          <Icon name="menu" />
        </button>
        <Brand />
        {isSettled && <TopBarStart />}
        <span className="search-place">
          {/* Rendered early with the presenter shield on: it also covers names in sentences. */}
          {(isSettled || 'shielded' in document.documentElement.dataset) && (
            <Search onChangePassword={() => setOpen('password')} />
          )}
        </span>
        {useCan('notifications', 'read') && <span className="bell-place">{isSettled && <Bell />}</span>}
        <ProfileMenu onChangePassword={() => setOpen('password')} />
      </header>
      <div className="sidebar">
        <Navigation hasHelp={isSettled} />
      </div>
      <div className="column">
        {/* Rendered before its content: some screen readers skip a live region that is inserted with text. */}
        <div aria-live="polite">
          {banner && <OperatorBanner banner={banner} />}
          {!isOnline && <p className="banner">{words.offline}</p>}
          {isSettled && <NewVersionBanner />}
        </div>
        {isSettled && <FaviconBadge />}
        <main id="content" className="page">
          <Outlet />
          {isSettled && <Tooltip />}
        </main>
      </div>
      {open === 'navigation' && <NavigationSheet onClose={close} />}
      {open === 'password' && <ResetEmailDialog onClose={close} />}
      {stepUpDemand && <StepUpDialog demand={stepUpDemand} />}
      {isSessionEndedDialogOpen && <SessionEndedDialog onStay={dismissSessionEnded} />}
      {useCan('invitations', 'read') && isSettled && <InvitationCount />}
      <StatusRegion />
    </div>
  )
}

function skipToContent(event: { preventDefault: () => void }): void {
  // Without this, the router would treat the fragment as a navigation.
  event.preventDefault()
  focusHeading({ preventScroll: true })
}

/** Moves focus to the heading of a new page. A dialog with its own URL is not a new page. */
function useFocusOnNewPage(): void {
  const page = usePageName()
  const previous = useRef(page)
  useEffect(() => {
    if (previous.current === page) return
    previous.current = page
    scrollTo(0, 0)
    focusHeading({ preventScroll: true })
  }, [page])
}
