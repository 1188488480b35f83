import { useQuery } from '@tanstack/react-query'

import { useConsole } from '~/session/console-context'
import { Button } from '~/ui/controls/button'
import { Icon, type IconName } from '~/ui/controls/icon'
import { TableSkeleton } from '~/ui/lists/table-skeleton'
import { PageHead } from '~/ui/text/page-head'

import { runChecks, type Result } from './run-checks'
import { stateWords, words } from './words'

const LOOKS: Record<Result['state'], { icon: IconName; mark: string }> = {
  ok: { icon: 'check', mark: 'done' },
  wrong: { icon: 'warning', mark: 'to-do' },
  unknown: { icon: 'question', mark: 'not-checked' },
}

/** The results of the checks that need a browser and a login. They run when the page opens, and again on demand. */
export function SetupCheck() {
  const { config, identity } = useConsole()
  const { data, isFetching, refetch } = useQuery({
    queryKey: ['setup-check'],
    queryFn: () => runChecks(config, identity),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  return (
    <>
      <PageHead
        title={words.title}
        purpose={words.purpose}
        action={
          <Button busy={isFetching} onClick={() => void refetch()}>
            {words.again}
          </Button>
        }
      />
      {!data && <TableSkeleton label={words.checking} rows={6} />}
      {data && (
        <ul aria-label={words.list} aria-busy={isFetching} className="check-up">
          {data.map((result) => (
            <ResultItem key={result.title} {...result} />
          ))}
        </ul>
      )}
    </>
  )
}

function ResultItem({ title, state, detail }: Result) {
  const { icon, mark } = LOOKS[state]
  return (
    <li data-state={mark}>
      <Icon name={icon} />
      <div className="break-words">
        <p className="row-name">
          <span className="sr-only">{stateWords[state]} </span>
          {title}
        </p>
        <p>{detail}</p>
      </div>
    </li>
  )
}
