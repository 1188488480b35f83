import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { redirect, useMatch, useNavigate, useSearchParams, type LoaderFunction } from 'react-router'

import { configContext } from '~/config/config'
import { apiKeyQueries, type AllApiKeys, type ApiKey, type ApiKeyPage } from '~/api/api-keys'
import { ApiKeyList, RowMenu } from '~/features/api-keys/api-key-list'
import { DeveloperCredentials, DeveloperTools } from '~/features/api-keys/developer-credentials'
import { readListState, useListState } from '~/features/api-keys/list-state'
import { useKeyList } from '~/features/api-keys/use-key-list'
import { words } from '~/features/api-keys/words'
import { paths } from '~/config/paths'
import { queryClientContext } from '~/session/query-client'
import { Button } from '~/ui/controls/button'
import { lazyComponent, usePreload } from '~/lib/lazy-component'
import { PageHead } from '~/ui/text/page-head'

import { PageTitle } from './page-title'

const CreateKeyFlow = lazyComponent(() =>
  import('~/features/api-keys/create-key-flow').then((module) => module.CreateKeyFlow),
)
const RenameKeyDialog = lazyComponent(() =>
  import('~/features/api-keys/rename-key-dialog').then((module) => module.RenameKeyDialog),
)
const DeleteKeysDialog = lazyComponent(() =>
  import('~/features/api-keys/delete-keys-dialog').then((module) => module.DeleteKeysDialog),
)
const preloaded = [RowMenu, CreateKeyFlow, RenameKeyDialog, DeleteKeysDialog, DeveloperTools]

/** Sends the request for the list before anything of the page is drawn; the page waits for it in sight. */
export const loader: LoaderFunction = ({ context, request }) => {
  if (!context.get(configContext).apiKeys) return redirect(paths.notFound)
  const { page, sort, filter } = readListState(new URL(request.url).searchParams)
  if (filter === '') void context.get(queryClientContext).prefetchQuery(apiKeyQueries.page(page - 1, sort))
  return null
}

type OpenDialog = { kind: 'none' } | { kind: 'rename'; key: ApiKey } | { kind: 'delete'; keys: ApiKey[] }

export function Component() {
  const [state, change] = useListState()
  const list = useKeyList(state, change)
  const [dialog, setDialog] = useState<OpenDialog>({ kind: 'none' })
  const close = () => setDialog({ kind: 'none' })
  usePreload(list.status.step === 'ready', preloaded)

  return (
    <>
      <PageTitle page={words.title} />
      <PageHead title={words.title} purpose={words.purpose} action={<NewKeyButton />} />
      <DeveloperCredentials list={state.filter === '' ? list.status.step : 'searching'} />
      <ApiKeyList
        state={state}
        onChange={change}
        list={list}
        newKeyButton={<NewKeyButton />}
        onRename={(key) => setDialog({ kind: 'rename', key })}
        onDelete={(keys) => setDialog({ kind: 'delete', keys })}
      />
      <NewKey />
      {dialog.kind === 'rename' && <RenameKeyDialog apiKey={dialog.key} onClose={close} />}
      {dialog.kind === 'delete' && <DeleteKeysDialog keys={dialog.keys} onClose={close} />}
    </>
  )
}

/** The dialog has an address of its own; the list behind it keeps its part of the address. */
function NewKeyButton() {
  const [search] = useSearchParams()
  const navigate = useNavigate()
  const open = () => navigate({ pathname: paths.newApiKey, search: search.toString() }, { preventScrollReset: true })
  return (
    <Button look="primary" icon="plus" onClick={() => void open()}>
      {words.newKey}
    </Button>
  )
}

function NewKey() {
  const isOpen = useMatch(paths.newApiKey) !== null
  const navigate = useNavigate()
  const client = useQueryClient()
  const [search] = useSearchParams()
  if (!isOpen) return null

  function close() {
    const rest = new URLSearchParams(search)
    rest.delete('name')
    void navigate({ pathname: paths.apiKeys, search: rest.toString() }, { replace: true, preventScrollReset: true })
  }
  /** Warns about what is known; nobody waits for thousands of keys to be read for a hint. */
  function isNameTaken(name: string): boolean {
    const known = client.getQueriesData<ApiKeyPage | AllApiKeys>({ queryKey: apiKeyQueries.all() })
    return known.some(([, cached]) => cached && 'keys' in cached && cached.keys.some((key) => key.name === name))
  }
  return <CreateKeyFlow initialName={search.get('name') ?? ''} isNameTaken={isNameTaken} onClose={close} />
}
