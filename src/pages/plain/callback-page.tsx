import { absoluteUrl } from '~/config/base-path'
import { paths } from '~/config/paths'
import { useConsole } from '~/session/console-context'
import type { EmailLinkOutcome } from '~/session/identity'
import { Button } from '~/ui/controls/button'

import { PageTitle } from '~/pages/page-title'
import { PlainPage } from './plain-page'
import { words } from './login-words'

/** Shown for a link that is not the answer to a login of this tab. A successful login redirects before this page renders. */
export function Component() {
  const outcome = outcomeOf(useConsole().identity.problem?.kind)
  return (
    <PlainPage heading={words[outcome]}>
      <PageTitle page={outcome === 'used-link' ? words.loginTitle : words[outcome]} />
      <p className="text-muted">{words[`${outcome}-more`]}</p>
      {/* A full page load, so that the SDK checks again for a session. */}
      <Button look="primary" onClick={() => location.assign(absoluteUrl(paths.home))}>
        {words.continue}
      </Button>
    </PlainPage>
  )
}

function outcomeOf(kind = ''): EmailLinkOutcome | 'used-link' {
  return isEmailLinkOutcome(kind) ? kind : 'used-link'
}

function isEmailLinkOutcome(kind: string): kind is EmailLinkOutcome {
  return kind.startsWith('email-link')
}
