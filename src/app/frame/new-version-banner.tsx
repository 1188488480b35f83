import { Button } from '~/ui/controls/button'

import { useIsNewVersionOffered } from '~/lib/new-version'
import { bannerWords as words } from './lazy-words'

/**
 * Offers a reload after a new version was deployed. Shown if the page must not reload automatically: it did so already, or
 * a dialog is open. The live region around it announces it.
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
