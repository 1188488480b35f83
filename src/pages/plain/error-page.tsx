import { useRouteError } from 'react-router'

import { asApiError } from '~/api/errors'
import { Button } from '~/ui/controls/button'
import { PageHead } from '~/ui/text/page-head'
import { Problem } from '~/ui/feedback/problem'

import { PageTitle } from '~/pages/page-title'
import { words } from './words'

/** Error boundary of the routes. Inside the frame, the navigation stays usable. */
export function ErrorPage() {
  const error = asApiError(useRouteError())
  return (
    <div className="page">
      <PageTitle page={words.failedTitle} />
      <PageHead title={words.pageFailed} purpose={words.pageFailedMore} />
      <Problem error={error} />
      <Button className="mt-4" look="primary" onClick={() => location.reload()}>
        {words.reload}
      </Button>
    </div>
  )
}
