import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

import { refreshManagementTokens } from '~/api/management-tokens'

/** Asks for the list anew, once, where something is not in it that should be. True when there is an answer. */
export function useFreshOnce(isMissing: boolean): boolean {
  const client = useQueryClient()
  const [isChecked, setChecked] = useState(false)
  useEffect(() => {
    if (!isMissing || isChecked) return
    let isGone = false
    void refreshManagementTokens(client).finally(() => {
      if (!isGone) setChecked(true)
    })
    return () => {
      isGone = true
    }
  }, [client, isMissing, isChecked])
  return isChecked
}
