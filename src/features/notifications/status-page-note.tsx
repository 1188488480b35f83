import { useConsole } from '~/session/console-context'

import { words } from './words'

/** The platform announces changes on its status page before it sends a notification. */
export function StatusPageNote() {
  const { status } = useConsole().config.links
  return (
    status !== undefined && (
      <p className="hint mb-5">
        {words.announced}{' '}
        <a href={status} rel="noreferrer" className="link">
          {words.statusPage}
        </a>
      </p>
    )
  )
}
