import { useEffect, useRef } from 'react'
import { useParams } from 'react-router'

import { can } from '~/config/features'
import type { LoginMethod } from '~/api/my-account'
import { useConsole } from '~/session/console-context'

import { featureOf } from './kinds'
import { useLoginMethods } from './use-login-methods'

/**
 * Returns the login method that the URL names by `:id`, and the user's other ones. Undefined while they load. Closes the
 * dialog when the user has no such method, or may not change it.
 */
export function useLoginMethodInUrl(close: () => void): { method: LoginMethod; others: LoginMethod[] } | undefined {
  const { id } = useParams()
  const { config } = useConsole()
  const account = useLoginMethods()
  const methods = account.state === 'ready' ? account.methods : undefined
  const method = methods?.find((each) => each.id === id && can(config, featureOf(each.type), 'edit'))
  const isMissing = methods !== undefined && method === undefined
  // Called once: `close` changes with each render, and each call would start the navigation again.
  const latestClose = useRef(close)
  useEffect(() => {
    latestClose.current = close
  })
  useEffect(() => {
    if (isMissing) latestClose.current()
  }, [isMissing])
  return methods && method && { method, others: methods.filter((other) => other !== method) }
}
