import { absoluteUrl } from '~/config/base-path'
import { paths } from '~/config/paths'
import { Button } from '~/ui/controls/button'

import { PageTitle } from '~/pages/page-title'
import { PlainPage } from './plain-page'
import { words } from './login-words'

/** Shown for a login link that was already used. A successful login redirects before this page renders. */
export function Component() {
  return (
    <PlainPage heading={words.usedLink}>
      <PageTitle page={words.usedLinkTitle} />
      <p className="text-muted">{words.usedLinkMore}</p>
      {/* A full page load, so that the SDK checks again for a session. */}
      <Button look="primary" onClick={() => location.assign(absoluteUrl(paths.home))}>
        {words.continue}
      </Button>
    </PlainPage>
  )
}
