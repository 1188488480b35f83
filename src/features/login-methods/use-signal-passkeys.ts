import { useQueryClient, type QueryClient, type UseQueryResult } from '@tanstack/react-query'
import { useEffect } from 'react'

import { METHODS, methodsReadAt, type LoginMethod } from '~/api/my-account'
import { unreadableRows } from '~/api/unreadable-rows'
import { useCan, useConsole } from '~/session/console-context'

import { isPasskey } from './kinds'
import { lastPasskeyElsewhere } from './passkey-changes'

/** An older list may lack a passkey that the user has added on another device, such as a synced one. */
const MAX_AGE_MS = 10 * 60_000

/** The sessions in which a list had a passkey. Without one, there is nothing to signal. */
const hadPasskeys = new WeakSet<QueryClient>()

/**
 * Keeps the passkeys of the browser in step with each complete list of login methods, and so with each passkey that was
 * added, renamed or removed.
 */
export function useSignalPasskeys({ data, isSuccess, isFetching }: UseQueryResult<LoginMethod[]>): void {
  const client = useQueryClient()
  const { user } = useConsole().identity
  const isVisible = useCan('passkey', 'read')
  const isSettled = isSuccess && !isFetching
  useEffect(() => {
    if (!data || !isSettled || !isVisible || !user || !isComplete(client)) return
    if (data.some(isPasskey)) hadPasskeys.add(client)
    if (hadPasskeys.has(client) && hasSignals()) void signal()

    async function signal() {
      try {
        // Not part of the first screen.
        const { signalPasskeys } = await import('./signal-passkeys')
        if (user && data) await signalPasskeys(client, user, data)
      } catch {
        // The next list tries again.
      }
    }
  }, [client, data, isSettled, isVisible, user])
}

/** True if no passkey can be missing from the list: it is fresh, and every row could be read. */
function isComplete(client: QueryClient): boolean {
  const readAt = methodsReadAt.get(client) ?? 0
  const isFresh = readAt > lastPasskeyElsewhere() && readAt > Date.now() - MAX_AGE_MS
  return isFresh && unreadableRows.getState()[METHODS] === undefined
}

function hasSignals(): boolean {
  const { PublicKeyCredential: api } = globalThis as {
    PublicKeyCredential?: { signalAllAcceptedCredentials?: unknown }
  }
  return typeof api?.signalAllAcceptedCredentials === 'function'
}
