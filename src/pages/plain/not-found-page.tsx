import { Link } from 'react-router'

import { messages } from '~/lib/messages'
import { paths } from '~/config/paths'
import { PageHead } from '~/ui/text/page-head'

import { PageTitle } from '~/pages/page-title'

const words = messages({
  notFoundTitle: 'Not found',
  notFound: 'There is no such page',
  notFoundMore: 'The address may be mistyped, or what it showed may be gone.',
  toStart: 'Go to the start page',
})

export function Component() {
  return (
    <>
      <PageTitle page={words.notFoundTitle} />
      <PageHead title={words.notFound} purpose={words.notFoundMore} />
      <Link to={paths.home} className="btn">
        {words.toStart}
      </Link>
    </>
  )
}
