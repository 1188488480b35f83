import { replace, type LoaderFunction } from 'react-router'

import { configContext } from '~/config/config-context'
import { paths } from '~/config/paths'
import { SetupCheck } from '~/features/setup-check/setup-check'
import { words } from '~/features/setup-check/words'
import { SectionBoundary } from '~/ui/feedback/section-boundary'

import { PageTitle } from './page-title'

export const loader: LoaderFunction = ({ context }) => {
  if (!context.get(configContext).setupCheck) throw replace(paths.notFound)
  return null
}

export function Component() {
  return (
    <div className="max-w-[760px]">
      <PageTitle page={words.title} />
      <SectionBoundary>
        <SetupCheck />
      </SectionBoundary>
    </div>
  )
}
