import { useSyncExternalStore } from 'react'

import { Button } from '~/ui/controls/button'

import { hasNewVersion, watchNewVersion } from '~/lib/new-version'
import { words } from './words'

/**
 * Shown when this page cannot reload by itself: it has done so already, or somebody would lose something. What reads it
 * out is the live region that it comes into.
 */
export function NewVersionBanner() {
  const isShown = useSyncExternalStore(watchNewVersion, hasNewVersion)
  if (!isShown) return null
  return (
    <div className="banner">
      {words.newVersion}
      <Button small onClick={() => location.reload()}>
        {words.reload}
      </Button>
    </div>
  )
}
