import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'

import { asApiError, type ApiError } from '~/api/errors'
import { MANAGEMENT_TOKENS, managementTokenQueries, type ManagementToken } from '~/api/management-tokens'
import { unreadableRows } from '~/api/unreadable-rows'
import type { Lookup } from '~/ui/rotation/use-rotation'

type Check = { state: 'open' } | { state: 'done' } | { state: 'failed'; error: ApiError }

/**
 * Looks tokens up in the list, which the page behind the dialog loads. If a token is missing, the list is read once more
 * before the token counts as missing: a cached list may be older than the token.
 */
export function useTokenLookup(...ids: (string | undefined)[]): (id: string | undefined) => Lookup<ManagementToken> {
  const { data: tokens, refetch } = useQuery({ ...managementTokenQueries.list(), enabled: false })
  const hasUnreadable = useStore(unreadableRows)[MANAGEMENT_TOKENS] !== undefined
  const [check, setCheck] = useState<Check>({ state: 'open' })
  const find = (id: string | undefined) => tokens?.find((token) => token.id === id)
  const isMissing = tokens !== undefined && ids.some((id) => id !== undefined && !find(id))

  async function readAgain() {
    const { error } = await refetch()
    return error ? { state: 'failed' as const, error: asApiError(error) } : { state: 'done' as const }
  }
  const isOpen = isMissing && check.state === 'open'
  useEffect(() => {
    if (!isOpen) return
    let isUnmounted = false
    void readAgain().then((result) => !isUnmounted && setCheck(result))
    return () => {
      isUnmounted = true
    }
  }, [isOpen]) // oxlint-disable-line react-hooks/exhaustive-deps -- `readAgain` is a new function in each render

  return (id) => {
    const item = find(id)
    if (item) return { state: 'found', item }
    if (!tokens || id === undefined || check.state === 'open') return { state: 'loading' }
    const reload = async () => setCheck(await readAgain())
    if (check.state === 'failed') return { state: 'failed', error: check.error, reload }
    return hasUnreadable ? { state: 'unreadable', reload } : { state: 'missing' }
  }
}
