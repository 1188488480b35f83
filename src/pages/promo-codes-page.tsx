import { useQuery } from '@tanstack/react-query'
import { type LoaderFunction } from 'react-router'

import { promoCodeQueries } from '~/api/promo-codes'
import { AppliedCodesTable } from '~/features/promo-codes/applied-codes-table'
import { PromoCodeForm } from '~/features/promo-codes/promo-code-form'
import { words } from '~/features/promo-codes/words'
import { useCan } from '~/session/console-context'
import { isUnavailable } from '~/session/unavailable'
import { queryClientContext } from '~/session/query-client'
import { SectionBoundary } from '~/ui/feedback/section-boundary'
import { EmptyState } from '~/ui/lists/empty-state'
import { PageHead } from '~/ui/text/page-head'

import { PageTitle } from './page-title'

export const loader: LoaderFunction = ({ context }) => {
  void context.get(queryClientContext).prefetchQuery(promoCodeQueries.list())
  return null
}

export function Component() {
  const query = useQuery(promoCodeQueries.list())
  const canEdit = useCan('promoCodes', 'edit')
  return (
    <div className="max-w-[760px]">
      <PageTitle page={words.title} />
      <PageHead title={words.title} purpose={words.purpose} isReadOnly={!canEdit} />
      {isUnavailable(query) ? (
        <EmptyState icon="gift" title={words.unavailable}>
          <p>{words.unavailableMore}</p>
        </EmptyState>
      ) : (
        <>
          {canEdit && (
            <SectionBoundary>
              <PromoCodeForm />
            </SectionBoundary>
          )}
          <SectionBoundary>
            <AppliedCodesTable />
          </SectionBoundary>
        </>
      )}
    </div>
  )
}
