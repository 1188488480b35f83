import { useState } from 'react'
import { Link, Outlet, useNavigate, useParams, type LoaderFunction } from 'react-router'

import { apiKeyQuery } from '~/api/api-key-view'
import type { ApiKey } from '~/api/api-keys'
import { paths } from '~/config/paths'
import { ApiKeyActions } from '~/features/api-keys/api-key-actions'
import { ApiKeyDetails } from '~/features/api-keys/api-key-details'
import { detailWords as words } from '~/features/api-keys/detail-words'
import { KeyRotationNote } from '~/features/api-keys/key-rotation-note'
import { KeyTokens } from '~/features/api-keys/key-tokens'
import { AccountNeeded } from '~/features/api-keys/lazy-account-needed'
import { rotationSteps } from '~/features/api-keys/rotation-steps'
import { useApiKey } from '~/features/api-keys/use-api-key'
import { UseThisKey } from '~/features/api-keys/use-this-key'
import { words as listWords } from '~/features/api-keys/words'
import { lazyComponent, usePreload } from '~/lib/lazy-component'
import { useIsShielded } from '~/lib/shield'
import { useCan } from '~/session/console-context'
import { queryClientContext } from '~/session/query-client'
import { Button } from '~/ui/controls/button'
import { Problem } from '~/ui/feedback/problem'
import { SectionBoundary } from '~/ui/feedback/section-boundary'
import { useIsUnmounted } from '~/ui/hooks/use-is-unmounted'
import { EmptyState } from '~/ui/lists/empty-state'
import { TableSkeleton } from '~/ui/lists/table-skeleton'
import { PageHead } from '~/ui/text/page-head'

import { PageTitle } from './page-title'

const RenameKeyDialog = lazyComponent(() =>
  import('~/features/api-keys/rename-key-dialog').then((module) => module.RenameKeyDialog),
)
const DeleteKeysDialog = lazyComponent(() =>
  import('~/features/api-keys/delete-keys-dialog').then((module) => module.DeleteKeysDialog),
)
export const RotateApiKey = lazyComponent(() => import('./rotate-api-key-page').then(({ Component: Dialog }) => Dialog))
const preloaded = [RenameKeyDialog, DeleteKeysDialog, RotateApiKey, ...rotationSteps]

export const loader: LoaderFunction = ({ context, params: { id = '' } }) => {
  void context.get(queryClientContext).prefetchQuery(apiKeyQuery(id))
  return null
}

/** `/api-keys/:id`: one key. */
export function Component() {
  const { id = '' } = useParams()
  return (
    <>
      <KeyPage key={id} id={id} />
      <Outlet />
    </>
  )
}

function KeyPage({ id }: { id: string }) {
  const { apiKey, owner, mayExist, error, retry } = useApiKey(id)
  const [dialog, setDialog] = useState<{ kind: 'rename' | 'delete'; key: ApiKey }>()
  const isShielded = useIsShielded()
  const backToList = useBackToList()
  const close = () => setDialog(undefined)
  const canEdit = useCan('apiKeys', 'edit')
  usePreload(Boolean(apiKey), preloaded)

  return (
    <>
      <nav aria-label={words.breadcrumbs} className="narrow-only mb-2">
        <Link to={paths.apiKeys} className="link">
          {listWords.title}
        </Link>
      </nav>
      <PageTitle page={apiKey && !isShielded ? words.documentTitle(apiKey.name) : words.title} />
      <PageHead
        title={apiKey ? <bdi className="break-words">{apiKey.name}</bdi> : words.title}
        purpose={words.purpose}
        action={
          canEdit &&
          apiKey && (
            <ApiKeyActions
              apiKey={apiKey}
              onRename={() => setDialog({ kind: 'rename', key: apiKey })}
              onDelete={() => setDialog({ kind: 'delete', key: apiKey })}
            />
          )
        }
        isReadOnly={!canEdit}
      />
      {error && (
        <Problem error={error} title={words.loadFailed} onRetry={() => void retry()}>
          <AccountNeeded error={error} />
        </Problem>
      )}
      {apiKey === null && (
        <EmptyState icon="key" title={mayExist ? words.notFound : words.gone}>
          <p>{mayExist ? words.notFoundMore : words.goneMore}</p>
          {mayExist && <Button onClick={() => void retry()}>{words.reload}</Button>}
          <Link to={paths.apiKeys} className="btn">
            {words.showAll}
          </Link>
        </EmptyState>
      )}
      {apiKey === undefined && !error && <TableSkeleton label={words.loading} rows={6} />}
      {apiKey && (
        <>
          {canEdit && <KeyRotationNote apiKey={apiKey} />}
          <SectionBoundary>
            <ApiKeyDetails apiKey={apiKey} owner={owner} />
          </SectionBoundary>
          <SectionBoundary>
            <UseThisKey name={apiKey.name} clientId={apiKey.clientId} />
          </SectionBoundary>
          <SectionBoundary>
            <KeyTokens clientId={apiKey.clientId} />
          </SectionBoundary>
        </>
      )}
      {dialog?.kind === 'rename' && <RenameKeyDialog apiKey={dialog.key} onClose={close} />}
      {dialog?.kind === 'delete' && <DeleteKeysDialog keys={[dialog.key]} onClose={close} onDeleted={backToList} />}
    </>
  )
}

/** Returns a function that leads to the list, unless the user has left this page meanwhile. */
function useBackToList(): () => void {
  const navigate = useNavigate()
  const isUnmounted = useIsUnmounted()
  return () => {
    // Replaces this page, so that Back does not return to a deleted key.
    if (!isUnmounted.current) void navigate(paths.apiKeys, { replace: true })
  }
}
