import { useBackUrl } from '~/session/back-url'
import { useConsole } from '~/session/console-context'

import { backWords as words } from './lazy-words'

/** The link back to the app that the user came from. It names the host, because the console does not know the app. */
export function BackLink() {
  const url = useBackUrl(useConsole().config.links)
  return (
    url !== undefined && (
      <a href={url} rel="noreferrer" className="btn ghost small back-link">
        {words.backTo(new URL(url).host)}
      </a>
    )
  )
}
