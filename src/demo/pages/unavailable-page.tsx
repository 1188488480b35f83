import { LoginCard } from '~/demo/login/login-card'

/** A browser feature that the demo cannot run without. */
export type MissingFeature = 'worker' | 'storage'

const EXPLANATIONS: Record<MissingFeature, string> = {
  worker:
    'The demo needs a service worker, but this browser did not start one. Private windows, pages without HTTPS, and some extensions block service workers.',
  storage: 'The demo stores its sample data in this browser, but this browser blocks storage on this page.',
}

/** Replaces the app when all of its requests would fail. */
export function UnavailablePage({ missing }: { missing: MissingFeature }) {
  return (
    <LoginCard heading="The demo cannot run here" note="Nothing has left your browser.">
      <p>{EXPLANATIONS[missing]}</p>
      <p>Open this page over HTTPS or on localhost, in a regular window.</p>
    </LoginCard>
  )
}
