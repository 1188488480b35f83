import { useState } from 'react'

import { recall, remember } from '~/demo/data/visit-memory'
import { Icon } from '~/demo/look/icon'

/** Says once what a visitor can try. It stays until it is dismissed. */
export function FirstVisitCard({ basePath, onDismiss }: { basePath: string; onDismiss: () => void }) {
  const [isShown, setIsShown] = useState(() => recall('welcomed') === null)
  if (!isShown) return null

  function dismiss() {
    remember('welcomed')
    setIsShown(false)
    onDismiss()
  }

  return (
    <section aria-labelledby="demo-first-visit" className="demo-first-visit">
      <h2 id="demo-first-visit">Three things to try</h2>
      <ul>
        <li>
          <a href={`${basePath}api-keys`} className="link">
            Create a key
          </a>
          {' or '}
          <a href={`${basePath}tokens`} className="link">
            rotate a token
          </a>
          .
        </li>
        <li>
          <a href={`${basePath}security`} className="link">
            Turn on MFA
          </a>
          : the codes of your app work.
        </li>
        <li>
          <button type="button" className="link" popoverTarget="demo-panel">
            Break it
          </button>
          : choose failing servers in Demo.
        </li>
      </ul>
      <button type="button" className="icon-btn small" aria-label="Dismiss" onClick={dismiss}>
        <Icon name="close" />
      </button>
    </section>
  )
}
