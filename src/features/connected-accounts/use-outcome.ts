import { useEffect, useState } from 'react'
import * as z from 'zod/mini'

import { announce } from '~/lib/announcements'
import { useLoginDraft } from '~/session/login-draft'

import { connectionText } from './connection-text'
import { words } from './words'

/** The draft with which `Identity.connectAccount` comes back. */
const Outcome = z.object({ connected: z.optional(z.string()), notConnected: z.optional(z.string()) })

/** Announces that an account was connected. Returns the connection of which none could be connected. */
export function useOutcome(): string | undefined {
  const [{ connected, notConnected }] = useState(useLoginDraft(Outcome) ?? {})
  useEffect(() => {
    if (connected !== undefined) announce(words.wasConnected(connectionText(connected)))
  }, [connected])
  return notConnected
}
