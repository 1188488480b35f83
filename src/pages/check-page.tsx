import { SetupCheck } from '~/features/setup-check/setup-check'
import { words } from '~/features/setup-check/words'
import { SectionBoundary } from '~/ui/feedback/section-boundary'

import { PageTitle } from './page-title'

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
