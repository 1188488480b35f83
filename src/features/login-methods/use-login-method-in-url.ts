import { useEffect } from 'react'
import { useParams } from 'react-router'

import type { LoginMethod } from '~/api/my-account'

import { useLoginMethods } from './use-login-methods'

/**
 * Returns the login method that the URL names by `:id`, and the user's other ones. Undefined while they load. Closes the
 * dialog when the user has no such method.
 */
export function useLoginMethodInUrl(close: () => void): { method: LoginMethod; others: LoginMethod[] } | undefined {
  const { id } = useParams()
  const account = useLoginMethods()
  const methods = account.state === 'ready' ? account.methods : undefined
  const method = methods?.find((each) => each.id === id)
  const isMissing = methods !== undefined && method === undefined
  useEffect(() => {
    if (isMissing) close()
  }, [isMissing, close])
  return methods && method && { method, others: methods.filter((other) => other !== method) }
}
