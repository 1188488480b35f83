import { useState } from 'react'
import { Outlet, type LoaderFunction } from 'react-router'

import { apiKeyQueries, type ApiKey } from '~/api/api-keys'
import { ApiKeyList, RowMenu } from '~/features/api-keys/api-key-list'
import { DeveloperCredentials, DeveloperTools } from '~/features/api-keys/developer-credentials'
import { readListState, useListState } from '~/features/api-keys/list-state'
import { useKeyList, type ListExtras } from '~/features/api-keys/use-key-list'
import { words } from '~/features/api-keys/words'
import { paths } from '~/config/paths'
import { useCan } from '~/session/console-context'
import { queryClientContext } from '~/session/query-client'
import { Button } from '~/ui/controls/button'
import { fetchAhead } from '~/lib/new-version'
import { lazyComponent, usePreload } from '~/lib/lazy-component'
import { ExportButton } from '~/ui/lists/export-button'
import { useOpenDialog } from '~/ui/overlays/use-dialog-url'
import { SectionBoundary } from '~/ui/feedback/section-boundary'
import { PageHead } from '~/ui/text/page-head'
import { DateStops } from '~/ui/text/time'

import { PageTitle } from './page-title'

export const NewApiKey = lazyComponent(() => import('./new-api-key-page').then(({ Component: Dialog }) => Dialog))
export const ExportApiKeys = lazyComponent(() => import('./export-page').then((module) => module.ExportApiKeys))
const RenameKeyDialog = lazyComponent(() =>
  import('~/features/api-keys/rename-key-dialog').then((module) => module.RenameKeyDialog),
)
const DeleteKeysDialog = lazyComponent(() =>
  import('~/features/api-keys/delete-keys-dialog').then((module) => module.DeleteKeysDialog),
)
const KeyListExtras = lazyComponent(() =>
  import('~/features/api-keys/key-list-extras').then((module) => module.KeyListExtras),
)
const apiKeyPage = { preload: () => fetchAhead(() => import('./api-key-page')) }
const preloaded = [RowMenu, NewApiKey, RenameKeyDialog, DeleteKeysDialog, DeveloperTools, apiKeyPage]

/** Requests the list before the page renders, and does not wait for the response: the page shows a skeleton meanwhile. */
export const loader: LoaderFunction = ({ context, request }) => {
  const { page, sort, filter } = readListState(new URL(request.url).searchParams)
  if (filter === '') void context.get(queryClientContext).prefetchQuery(apiKeyQueries.page(page - 1, sort))
  return null
}

type OpenDialog =
  | { kind: 'none' }
  | { kind: 'rename'; key: ApiKey }
  | { kind: 'delete'; keys: ApiKey[]; onDeleted: (deleted: ApiKey[]) => void }

export function Component() {
  const [state, change] = useListState()
  const list = useKeyList(state, change)
  const [dialog, setDialog] = useState<OpenDialog>({ kind: 'none' })
  const [extras, setExtras] = useState<ListExtras>({})
  const close = () => setDialog({ kind: 'none' })
  const canEdit = useCan('apiKeys', 'edit')
  const newKeyButton = canEdit && <NewKeyButton />
  const actions = (
    <>
      <ExportButton path={paths.exportApiKeys} />
      {newKeyButton}
    </>
  )
  usePreload(list.status.step === 'ready', preloaded)

  return (
    <>
      <PageTitle page={words.title} />
      <PageHead title={words.title} purpose={words.purpose} action={actions} isReadOnly={!canEdit} />
      <SectionBoundary>
        <DeveloperCredentials list={state.filter === '' ? list.status.step : 'searching'} />
      </SectionBoundary>
      {list.status.step !== 'loading' && <KeyListExtras isReady={list.status.step === 'ready'} onExtras={setExtras} />}
      <SectionBoundary>
        <DateStops value={false}>
          <ApiKeyList
            state={state}
            onChange={change}
            list={list}
            extras={extras}
            newKeyButton={newKeyButton}
            onRename={(key) => setDialog({ kind: 'rename', key })}
            onDelete={(keys, onDeleted) => setDialog({ kind: 'delete', keys, onDeleted })}
          />
        </DateStops>
      </SectionBoundary>
      <Outlet />
      {dialog.kind === 'rename' && <RenameKeyDialog apiKey={dialog.key} onClose={close} />}
      {dialog.kind === 'delete' && <DeleteKeysDialog keys={dialog.keys} onDeleted={dialog.onDeleted} onClose={close} />}
    </>
  )
}

function NewKeyButton() {
  const openDialog = useOpenDialog()
  return (
    <Button look="primary" icon="plus" onClick={() => openDialog(paths.newApiKey)}>
      {words.newKey}
    </Button>
  )
}
