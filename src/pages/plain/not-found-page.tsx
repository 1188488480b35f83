import { Link } from 'react-router'

import { messages } from '~/lib/messages'
import { paths } from '~/config/paths'
import { PageHead } from '~/ui/text/page-head'

import { PageTitle } from '~/pages/page-title'

const words = messages({
  notFoundTitle: 'Page not found',
  notFound: 'Page not found',
  notFoundMore: 'The URL may be misspelled, or the page was removed.',
  toOverview: 'Go to the overview',
})

export function Component() {
  return (
    <>
      <PageTitle page={words.notFoundTitle} />
      <PageHead title={words.notFound} purpose={words.notFoundMore} />
      <Link to={paths.home} className="btn">
        {words.toOverview}
      </Link>
    </>
  )
}
