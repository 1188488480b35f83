import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

import { refreshManagementTokens } from '~/api/management-tokens'

/** Refetches the token list once if something is missing from it. Returns true after the response. */
export function useRefetchOnce(isMissing: boolean): boolean {
  const client = useQueryClient()
  const [isChecked, setChecked] = useState(false)
  useEffect(() => {
    if (!isMissing || isChecked) return
    let isUnmounted = false
    void refreshManagementTokens(client).finally(() => {
      if (!isUnmounted) setChecked(true)
    })
    return () => {
      isUnmounted = true
    }
  }, [client, isMissing, isChecked])
  return isChecked
}
