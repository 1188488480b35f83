import { useState } from 'react'
import {
  redirect,
  useMatch,
  useNavigate,
  useSearchParams,
  type LoaderFunction,
  type ShouldRevalidateFunction,
} from 'react-router'

import { serverNow } from '~/api/server-clock'
import { managementTokenQueries, type ManagementToken } from '~/api/management-tokens'
import { configContext } from '~/config/config'
import { useConsole } from '~/session/console-context'
import { DeletionDraft } from '~/features/management-tokens/deleted'
import { lifetimeOf, sameLifetime, tokenForm } from '~/features/management-tokens/lifetime'
import { useListState } from '~/features/management-tokens/list-state'
import { RotationNote } from '~/features/management-tokens/rotation-note'
import { TokenList, TokenMenu } from '~/features/management-tokens/token-list'
import { useOwnRotations } from '~/features/management-tokens/use-own-rotations'
import { useTokenList } from '~/features/management-tokens/use-token-list'
import { words } from '~/features/management-tokens/words'
import { paths } from '~/config/paths'
import { queryClientContext } from '~/session/query-client'
import { useLoginDraft } from '~/session/login-draft'
import { Button } from '~/ui/controls/button'
import { EmptyState } from '~/ui/lists/empty-state'
import { lazyComponent, usePreload } from '~/lib/lazy-component'
import { PageHead } from '~/ui/text/page-head'

import { PageTitle } from './page-title'

const CreateTokenFlow = lazyComponent(() =>
  import('~/features/management-tokens/create-token-flow').then((module) => module.CreateTokenFlow),
)
const RotateTokenFlow = lazyComponent(() =>
  import('~/features/management-tokens/rotate-token-flow').then((module) => module.RotateTokenFlow),
)
const DeleteTokensDialog = lazyComponent(() =>
  import('~/features/management-tokens/delete-tokens-dialog').then((module) => module.DeleteTokensDialog),
)
const preloaded = [TokenMenu, CreateTokenFlow, RotateTokenFlow, DeleteTokensDialog]

/** Sends the request for the list before anything of the page is drawn; the page waits for it in sight. */
export const loader: LoaderFunction = ({ context }) => {
  if (!context.get(configContext).manage) return redirect(paths.notFound)
  void context.get(queryClientContext).prefetchQuery(managementTokenQueries.list())
  return null
}

/** The list is one: what the address says of it, and its dialogs, ask for nothing. */
export const shouldRevalidate: ShouldRevalidateFunction = () => false

export function Component() {
  const [state, change] = useListState()
  const list = useTokenList(state)
  const isUnavailable = list.status.step === 'unavailable'
  const { rotations } = useOwnRotations()
  const [deleted, setDeleted] = useDeleted(list.tokens)
  const open = useOpen()
  usePreload(list.status.step === 'ready', preloaded)
  const newTokenButton = (
    <Button look="primary" icon="plus" onClick={() => open(paths.newToken)}>
      {words.newToken}
    </Button>
  )
  const replace = ({ id }: ManagementToken) => open(paths.tokens, { replace: id })

  return (
    <>
      <PageTitle page={words.title} />
      <PageHead title={words.title} purpose={words.purpose} action={isUnavailable ? undefined : newTokenButton} />
      {isUnavailable ? (
        <EmptyState icon="token" title={words.absent}>
          <p>{words.absentMore}</p>
        </EmptyState>
      ) : (
        <>
          <RotationNote rotations={rotations} tokens={list.tokens ?? []} onContinue={replace} />
          <TokenList
            state={state}
            onChange={change}
            list={list}
            rotations={rotations}
            newTokenButton={newTokenButton}
            onRotate={replace}
            onDelete={setDeleted}
          />
          <NewToken tokens={list.tokens} />
          <Replacement tokens={list.tokens} />
          {deleted && <DeleteTokensDialog tokens={deleted} onClose={() => setDeleted(undefined)} />}
        </>
      )}
    </>
  )
}

/** What is to be deleted. Somebody who had to log in first finds it again. */
function useDeleted(tokens: ManagementToken[] | undefined) {
  const [deleted, setDeleted] = useState<ManagementToken[]>()
  const [remembered, setRemembered] = useState(useLoginDraft(DeletionDraft)?.deleted)
  if (remembered !== undefined && tokens) {
    const ids = remembered.split(' ')
    const found = tokens.filter(({ id }) => ids.includes(id))
    setRemembered(undefined)
    if (found.length > 0) setDeleted(found)
  }
  return [deleted, setDeleted] as const
}

/** Dialogs have addresses of their own; the list behind them keeps its part of the address. */
function useOpen() {
  const [search] = useSearchParams()
  const navigate = useNavigate()
  return (pathname: string, more: Record<string, string> = {}) => {
    const wanted = new URLSearchParams({ ...Object.fromEntries(search), ...more })
    void navigate({ pathname, search: wanted.toString() }, { preventScrollReset: true })
  }
}

function useClose() {
  const [search] = useSearchParams()
  const navigate = useNavigate()
  return () => {
    const rest = new URLSearchParams(search)
    for (const ofDialog of ['name', 'hours', 'replace']) rest.delete(ofDialog)
    void navigate({ pathname: paths.tokens, search: rest.toString() }, { replace: true, preventScrollReset: true })
  }
}

const useMaxDays = () => useConsole().config.manage?.maxTokenLifetimeDays ?? 365

function NewToken({ tokens }: { tokens: ManagementToken[] | undefined }) {
  const isOpen = useMatch(paths.newToken) !== null
  const [search] = useSearchParams()
  const maxDays = useMaxDays()
  const draft = useLoginDraft(tokenForm(maxDays, serverNow))
  const close = useClose()
  if (!isOpen) return null
  const initial = { name: search.get('name') ?? '', ...lifetimeOf(search.get('hours'), maxDays), ...draft }
  return (
    <CreateTokenFlow
      initial={initial}
      maxDays={maxDays}
      isNameTaken={(name) => tokens?.some((token) => token.name === name) ?? false}
      onClose={close}
    />
  )
}

function Replacement({ tokens }: { tokens: ManagementToken[] | undefined }) {
  const id = useSearchParams()[0].get('replace')
  const maxDays = useMaxDays()
  const draft = useLoginDraft(tokenForm(maxDays, serverNow))
  const close = useClose()
  if (id === null || !tokens) return null
  const old = tokens.find((token) => token.id === id)
  const initial = { name: old?.name ?? '', ...(old ? sameLifetime(old, maxDays) : lifetimeOf(null, maxDays)), ...draft }
  return <RotateTokenFlow key={id} oldId={id} tokens={tokens} initial={initial} maxDays={maxDays} onClose={close} />
}
