import { useState } from 'react'

import type { Scenario } from '~/demo/data/scenarios'
import type { Place } from './place'

type Props = { scenario: Scenario; basePath: string; place: Place; onReset: () => void; onHide: () => void }

export function PanelFoot({ scenario, basePath, place, onReset, onHide }: Props) {
  const [isExplained, setIsExplained] = useState(false)
  const [copied, setCopied] = useState<'yes' | 'refused'>()
  const link = linkTo(scenario, place === 'console' ? location.href : location.origin + basePath)

  async function copyLink() {
    try {
      await navigator.clipboard.writeText(link)
      setCopied('yes')
    } catch {
      setCopied('refused')
    }
  }

  return (
    <div className="demo-foot">
      {isExplained && (
        <p id="demo-explanation">
          You see the real console. Auth0 and the APIs are simulated by a service worker in your browser, so nothing you
          enter leaves it. A change of person, data or servers reloads the page.
        </p>
      )}
      {copied === 'refused' && (
        <input
          aria-label="Link to this scenario"
          className="input"
          readOnly
          value={link}
          onFocus={({ target }) => target.select()}
        />
      )}
      <div className="demo-actions">
        <button type="button" className="btn ghost small" onClick={onReset}>
          Reset everything
        </button>
        <button type="button" className="btn ghost small" onClick={() => void copyLink()}>
          {copied === 'yes' ? 'Link copied' : 'Copy link'}
        </button>
        <button
          type="button"
          className="btn ghost small"
          aria-expanded={isExplained}
          onClick={() => setIsExplained(!isExplained)}
        >
          What is this?
        </button>
        <button type="button" className="btn ghost small" onClick={onHide}>
          Hide until reload
        </button>
      </div>
      <p role="status" className="sr-only">
        {copied === 'yes' && 'Link copied'}
        {copied === 'refused' && 'The browser did not allow copying. Copy the link from the field.'}
      </p>
    </div>
  )
}

/** Returns a link that opens the page with this scenario, also after other visitors have chosen another one. */
function linkTo({ data, condition }: Scenario, page: string): string {
  const url = new URL(page)
  url.hash = ''
  url.searchParams.set('demo-data', data)
  url.searchParams.set('demo-condition', condition)
  return url.href
}
