import { Button } from '~/ui/controls/button'

import { useIsNewVersionOffered } from '~/lib/new-version'
import { words } from './words'

/**
 * Offers a reload when the page cannot reload by itself: it has just done so, or the user would lose typed text or a
 * secret. Render it inside a live region, which reads it out.
 */
export function NewVersionBanner() {
  if (!useIsNewVersionOffered()) return null
  return (
    <div className="banner">
      {words.newVersion}
      <Button small onClick={() => location.reload()}>
        {words.reload}
      </Button>
    </div>
  )
}
