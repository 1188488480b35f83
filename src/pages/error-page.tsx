import { useRouteError } from 'react-router'

import { asApiError } from '~/api/errors'
import { Button } from '~/ui/button'
import { Problem } from '~/ui/problem'

import { PageTitle } from './page-title'
import { useShellReplaced } from './plain-page'
import { words } from './words'

/** What a person sees when a page fails. Inside the frame the navigation stays; outside it stands alone. */
export function ErrorPage() {
  useShellReplaced()
  const error = asApiError(useRouteError())
  return (
    <div className="page">
      <PageTitle page={words.failedTitle} />
      <div className="page-head">
        <div>
          <h1 tabIndex={-1}>{words.pageFailed}</h1>
          <p>{words.pageFailedMore}</p>
        </div>
      </div>
      <Problem error={error} />
      <Button className="mt-4" look="primary" onClick={() => location.reload()}>
        {words.reload}
      </Button>
    </div>
  )
}
