import { Outlet, type LoaderFunction } from 'react-router'

import { managementTokenQueries, type ManagementToken } from '~/api/management-tokens'
import { paths } from '~/config/paths'
import { useListState } from '~/features/management-tokens/list-state'
import { nameOf } from '~/features/management-tokens/name'
import { rotationSteps } from '~/features/management-tokens/rotation-steps'
import { TokenList, TokenMenu } from '~/features/management-tokens/token-list'
import { useOwnRotations } from '~/features/management-tokens/use-own-rotations'
import { useTokenList } from '~/features/management-tokens/use-token-list'
import { useTokensToDelete } from '~/features/management-tokens/use-tokens-to-delete'
import { words } from '~/features/management-tokens/words'
import { lazyComponent, usePreload } from '~/lib/lazy-component'
import { useCan } from '~/session/console-context'
import { queryClientContext } from '~/session/query-client'
import { Button } from '~/ui/controls/button'
import { SectionBoundary } from '~/ui/feedback/section-boundary'
import { EmptyState } from '~/ui/lists/empty-state'
import { ExportButton } from '~/ui/lists/export-button'
import { useOpenDialog } from '~/ui/overlays/use-dialog-url'
import { RotationNote } from '~/ui/rotation/rotation-note'
import { PageHead } from '~/ui/text/page-head'
import { DateStops } from '~/ui/text/time'

import { PageTitle } from './page-title'

export const NewToken = lazyComponent(() => import('./new-token-page').then(({ Component: Dialog }) => Dialog))
export const ExportTokens = lazyComponent(() => import('./export-page').then((module) => module.ExportTokens))
export const RotateToken = lazyComponent(() => import('./rotate-token-page').then(({ Component: Dialog }) => Dialog))
const DeleteTokensDialog = lazyComponent(() =>
  import('~/features/management-tokens/delete-tokens-dialog').then((module) => module.DeleteTokensDialog),
)
const preloaded = [TokenMenu, NewToken, RotateToken, ...rotationSteps, DeleteTokensDialog]

/** Requests the list before the page renders, and does not wait for the response: the page shows a skeleton meanwhile. */
export const loader: LoaderFunction = ({ context }) => {
  void context.get(queryClientContext).prefetchQuery(managementTokenQueries.list())
  return null
}

/** The list is loaded as a whole, so neither its search params nor a dialog need another request. */
export const shouldRevalidate = () => false

export function Component() {
  const [state, change] = useListState()
  const list = useTokenList(state)
  const isUnavailable = list.status.step === 'unavailable'
  const { rotations } = useOwnRotations()
  const [toDelete, setToDelete] = useTokensToDelete(list.tokens)
  const openDialog = useOpenDialog()
  usePreload(list.status.step === 'ready', preloaded)
  const canEdit = useCan('tokens', 'edit')
  const newTokenButton = canEdit && (
    <Button look="primary" icon="plus" onClick={() => openDialog(paths.newToken)}>
      {words.newToken}
    </Button>
  )
  const rotate = ({ id }: ManagementToken) => openDialog(paths.rotateToken(id))

  return (
    <>
      <PageTitle page={words.title} />
      <PageHead
        title={words.title}
        purpose={words.purpose}
        action={
          !isUnavailable && (
            <>
              <ExportButton path={paths.exportTokens} />
              {newTokenButton}
            </>
          )
        }
        isReadOnly={!canEdit}
      />
      {isUnavailable ? (
        <EmptyState icon="token" title={words.unavailable}>
          <p>{words.unavailableMore}</p>
        </EmptyState>
      ) : (
        <>
          {canEdit && (
            <SectionBoundary>
              <RotationNote
                words={words}
                icon="token"
                oldItems={rotations.flatMap(({ oldId }) => list.tokens?.find(({ id }) => id === oldId) ?? [])}
                nameOf={nameOf}
                onContinue={rotate}
              />
            </SectionBoundary>
          )}
          <SectionBoundary>
            <DateStops value={false}>
              <TokenList
                state={state}
                onChange={change}
                list={list}
                rotations={rotations}
                newTokenButton={newTokenButton}
                onRotate={rotate}
                onDelete={setToDelete}
              />
            </DateStops>
          </SectionBoundary>
          <Outlet />
          {toDelete && <DeleteTokensDialog tokens={toDelete} onClose={() => setToDelete(undefined)} />}
        </>
      )}
    </>
  )
}
