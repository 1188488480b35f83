import { useConsole } from '~/session/console-context'

import { words } from './words'

/** Link to `links.managementApi`, if that is configured. */
export function ApiDocsLink() {
  const { managementApi } = useConsole().config.links
  return (
    managementApi !== undefined && (
      <a href={managementApi} rel="noreferrer" className="link link-alone">
        {words.apiDocs}
      </a>
    )
  )
}
