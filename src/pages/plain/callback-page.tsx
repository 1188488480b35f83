import { absoluteUrl } from '~/config/base-path'
import { paths } from '~/config/paths'
import { Button } from '~/ui/controls/button'

import { PageTitle } from '~/pages/page-title'
import { PlainPage } from './plain-page'
import { words } from './login-words'

/** A completed login never stays here; who sees this came by a link that has done its work. */
export function Component() {
  return (
    <PlainPage heading={words.usedLink}>
      <PageTitle page={words.usedLinkTitle} />
      <p className="text-muted">{words.usedLinkMore}</p>
      {/* A new document: it finds out afresh whether there is a session. */}
      <Button look="primary" onClick={() => location.assign(absoluteUrl(paths.home))}>
        {words.goOn}
      </Button>
    </PlainPage>
  )
}
