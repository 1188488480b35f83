type Props = { missing: 'worker' | 'storage' }

const REASONS = {
  worker:
    'The demo answers its own requests with a service worker, and this browser does not run one here. Private windows, an address without https and some extensions prevent it.',
  storage: 'The demo keeps its made-up data in this browser, and this browser does not let it keep anything.',
}

/** Instead of an app whose every request would fail. */
export function UnavailablePage({ missing }: Props) {
  return (
    <main className="demo-sign-in">
      <div className="demo-card">
        <h1>The demo cannot run here</h1>
        <p>{REASONS[missing]}</p>
        <p>Open this page on https or on localhost, in an ordinary window.</p>
      </div>
    </main>
  )
}
