import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { asApiError, isOutcomeUnknown, type ApiError } from '~/api/errors'
import {
  addManagementTokenToCache,
  createManagementToken,
  ensureManagementTokenDeleted,
  MANAGEMENT_TOKENS,
  managementTokenQueries,
  removeManagementTokensFromCache,
  type CreatedManagementToken,
  type ManagementToken,
} from '~/api/management-tokens'
import { readListAgain, recoverLostCreate } from '~/api/recover-lost-create'
import { serverNow } from '~/api/server-clock'
import { unreadableRows } from '~/api/unreadable-rows'
import { useConsole } from '~/session/console-context'
import { requireRecentLogin } from '~/session/fresh-login'
import { explain } from '~/ui/feedback/problem'
import { announceUntilClosed } from '~/lib/announcements'
import { useAction } from '~/ui/hooks/use-action'
import { useIsUnmounted } from '~/ui/hooks/use-is-unmounted'

import { createWords as words } from './dialog-words'
import { livesLonger, secondsOf, type TokenValues } from './lifetime'

/** State of an attempt to create a token. */
export type CreateState =
  | { step: 'editing' }
  | { step: 'creating' }
  /** The server rejected the value of a field, so no token exists. */
  | { step: 'invalid'; error: ApiError }
  /** The server answered with another error, so no token exists. */
  | { step: 'rejected'; error: ApiError }
  /** No usable response arrived. The list shows the token, but its value is lost: it is deleted before the next attempt. */
  | { step: 'valueLost'; token: ManagementToken; error: ApiError }
  /** The token whose value was lost is being deleted. */
  | { step: 'cleaningUp'; token: ManagementToken }
  /** The token whose value was lost could not be deleted. The next attempt creates another token next to it. */
  | { step: 'cleanupFailed'; token: ManagementToken; error: ApiError }
  /** No usable response arrived, and the list shows that no token was created. */
  | { step: 'notCreated'; error: ApiError }
  /** No usable response arrived, and the list does not show whether a token was created. */
  | { step: 'unknown'; error: ApiError }

type FailedState = Extract<CreateState, { error: ApiError }>

type Options = {
  onCreated: (token: CreatedManagementToken) => void
  /** The token that the new one replaces in a rotation. */
  oldToken: ManagementToken | undefined
  /** Called before each attempt. Returns false to stop it. */
  mayCreate: (() => boolean) | undefined
}

/**
 * Creates a token, and never two by accident: if the response is lost, the list shows what happened. If the dialog
 * unmounts before the response, the result is announced instead.
 *
 * A token with a long lifetime is a lasting way in, so it needs a recent login. So does the rotation of such a token.
 */
export function useCreateToken({ onCreated, oldToken, mayCreate }: Options) {
  const client = useQueryClient()
  const { identity, config } = useConsole()
  const isUnmounted = useIsUnmounted()
  const [state, setState] = useState<CreateState>({ step: 'editing' })

  async function requireLogin(values: TokenValues) {
    const days = config.manage?.freshLoginAboveDays ?? Number.POSITIVE_INFINITY
    const isLong = secondsOf(values, serverNow()) > days * 24 * 60 * 60
    if (!isLong && !(oldToken && livesLonger(oldToken, days))) return
    try {
      await requireRecentLogin(identity)
    } catch (thrown) {
      // A token whose value was lost must still be deleted before the next attempt.
      if (!('token' in state)) setState({ step: 'rejected', error: asApiError(thrown) })
      throw thrown
    }
  }

  async function cleanUp(token: ManagementToken) {
    setState({ step: 'cleaningUp', token })
    try {
      await deleteLostToken(client, token)
    } catch (thrown) {
      setState({ step: 'cleanupFailed', token, error: asApiError(thrown) })
      if (isUnmounted.current) announceUntilClosed(words.lostNotDeleted(token.id))
      throw thrown
    }
  }

  async function create(values: TokenValues) {
    setState({ step: 'creating' })
    const listBefore = client.getQueryData(managementTokenQueries.list().queryKey)
    const unreadableBefore = countUnreadable()
    const startedAt = serverNow()
    try {
      const token = await createManagementToken(values.name, secondsOf(values, startedAt))
      // Announce it: in the list, a token whose value was never shown looks like a working one.
      if (isUnmounted.current) announceUntilClosed(words.createdUnseen(token.id))
      else onCreated(token)
      void addManagementTokenToCache(client, token)
    } catch (thrown) {
      const failed = await explainFailure(client, {
        error: asApiError(thrown),
        listBefore,
        unreadableBefore,
        startedAt,
        name: values.name,
      })
      setState(failed)
      if (isUnmounted.current) announceUntilClosed(announcementOf(failed, values.name))
      throw thrown
    }
  }

  const { run } = useAction(
    async (values: TokenValues) => {
      await requireLogin(values)
      if (mayCreate && !mayCreate()) return
      if (state.step === 'valueLost') {
        await cleanUp(state.token)
        // Stop here: the user has left, so the value of another token would never be shown.
        if (isUnmounted.current) return announceUntilClosed(words.lostDeleted(state.token.id))
      }
      await create(values)
    },
    { draft: ({ name, lifetime, hours, date }) => ({ name, lifetime, hours, date }), once: true },
  )

  return {
    state,
    create: run,
    /** Clears the message of the last attempt, because the user is editing the form. */
    edit() {
      if (isClearable(state)) setState({ step: 'editing' })
    },
  }
}

/** True if typing may clear the message: no lost token must be deleted first, and no Retry-After is running. */
function isClearable(state: CreateState): boolean {
  if (!('error' in state) || 'token' in state) return false
  return state.error.retryAt === undefined || state.error.retryAt <= Date.now()
}

/** Tolerated difference between the server's clock and ours, in milliseconds. */
const CLOCK_TOLERANCE = 5 * 60_000

type Attempt = {
  error: ApiError
  listBefore: ManagementToken[] | undefined
  unreadableBefore: number
  startedAt: number
  name: string
}

const countUnreadable = () => unreadableRows.getState()[MANAGEMENT_TOKENS]?.count ?? 0

async function explainFailure(client: QueryClient, attempt: Attempt): Promise<FailedState> {
  const { error, listBefore, unreadableBefore, startedAt, name } = attempt
  if (!isOutcomeUnknown(error)) {
    const isAboutField = 'description' in error.fieldErrors || 'expiresIn' in error.fieldErrors
    return { step: isAboutField ? 'invalid' : 'rejected', error }
  }
  const lost = await recoverLostCreate({
    error,
    listBefore,
    readList: () => readListAgain(client, managementTokenQueries.list()),
    hasMoreUnreadable: () => countUnreadable() > unreadableBefore,
    matches: ({ name: itsName, lastUsed, created }) =>
      itsName === name && !lastUsed && created !== undefined && created.getTime() > startedAt - CLOCK_TOLERANCE,
  })
  return lost.outcome === 'created' ? { step: 'valueLost', token: lost.item, error } : { step: lost.outcome, error }
}

/** Returns the announcement about a failed attempt, for a user who has left the dialog. */
function announcementOf(state: FailedState, name: string): string {
  if (state.step === 'valueLost') return words.createdUnseen(state.token.id)
  if (state.step === 'unknown') return words.unknownUnseen(name)
  return `${words.notCreatedUnseen(name)} ${explain(state.error)}`
}

/** Deletes a token whose value is lost, and removes it from the list. */
export async function deleteLostToken(client: QueryClient, token: Pick<ManagementToken, 'id'>): Promise<void> {
  await ensureManagementTokenDeleted(token)
  void removeManagementTokensFromCache(client, [token.id])
}
