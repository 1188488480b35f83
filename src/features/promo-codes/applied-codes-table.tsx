import { useQuery } from '@tanstack/react-query'
import { useStore } from 'zustand'

import { asApiError } from '~/api/errors'
import { PROMO_CODES, promoCodeQueries } from '~/api/promo-codes'
import { unreadableRows } from '~/api/unreadable-rows'
import { EmptyState } from '~/ui/lists/empty-state'
import { Problem, UnreadableNote } from '~/ui/feedback/problem'
import { TableSkeleton } from '~/ui/lists/table-skeleton'
import { TimeAgo } from '~/ui/text/time'

import { ProjectLink } from './project-link'
import { words } from './words'

/** The codes that the user has applied. The server removes a code when its project is deleted. */
export function AppliedCodesTable() {
  const query = useQuery(promoCodeQueries.list())
  const unreadable = useStore(unreadableRows)[PROMO_CODES]
  return (
    <section aria-labelledby="applied-codes" className="section">
      <div className="section-head">
        <h2 id="applied-codes">{words.list}</h2>
      </div>
      {query.error && (
        <Problem error={asApiError(query.error)} title={words.loadFailed} onRetry={() => void query.refetch()} />
      )}
      {query.isPending && <TableSkeleton label={words.loading} rows={3} />}
      {query.data?.length === 0 && (
        <EmptyState icon="gift" title={words.empty}>
          <p>{words.emptyMore}</p>
        </EmptyState>
      )}
      {query.data && query.data.length > 0 && (
        <table role="table" className="table plain" aria-labelledby="applied-codes">
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader">{words.code}</th>
              <th role="columnheader">{words.project}</th>
              <th role="columnheader">{words.appliedAt}</th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            {query.data.map(({ code, project, usedAt }) => (
              <tr role="row" key={code}>
                <th scope="row" role="rowheader" className="name">
                  <code className="break-all">{code}</code>
                </th>
                <td role="cell" data-label={words.project}>
                  {project ? <ProjectLink project={project} /> : <span className="text-faint">{words.noProject}</span>}
                </td>
                <td role="cell" data-label={words.appliedAt}>
                  {usedAt ? <TimeAgo at={usedAt} /> : <span className="text-faint">{words.unknownDate}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {unreadable && <UnreadableNote count={unreadable.count} error={unreadable.error} />}
    </section>
  )
}
