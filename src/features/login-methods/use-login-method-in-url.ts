import { useEffect, useRef } from 'react'
import { useParams } from 'react-router'
import { useStore } from 'zustand'

import { METHODS, type LoginMethod } from '~/api/my-account'
import { unreadableRows } from '~/api/unreadable-rows'
import { can } from '~/config/features'
import { useConsole } from '~/session/console-context'

import { featureOf } from './kinds'
import { useLoginMethods } from './use-login-methods'

type Found = {
  method: LoginMethod
  others: LoginMethod[]
  /** True if the user has methods that could not be read. */
  hasUnreadable: boolean
}

/**
 * Returns the login method that the URL names by `:id`, and the user's other ones. Undefined while they load. Closes the
 * dialog when the user has no such method, or may not change it.
 */
export function useLoginMethodInUrl(close: () => void): Found | undefined {
  const { id } = useParams()
  const { config } = useConsole()
  const account = useLoginMethods()
  const hasUnreadable = useStore(unreadableRows)[METHODS] !== undefined
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
  return methods && method && { method, others: methods.filter((other) => other !== method), hasUnreadable }
}
