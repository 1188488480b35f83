import type { StoreApi } from 'zustand'

import { clearDeveloperToken } from '~/api/developer-token'
import { recognizedTokens } from '~/api/recognized-tokens'
import { serverClock } from '~/api/server-clock'
import { unreadableRows } from '~/api/unreadable-rows'
import { announcements } from '~/lib/announcements'
import { badgeCounts } from '~/lib/badge-counts'
import { departure } from '~/lib/leaving'
import { newVersion } from '~/lib/new-version'
import { refusedTexts } from '~/lib/storage'
import { savedName } from '~/session/console-context'
import { lateLogin } from '~/session/late-login'
import { justLoggedOut, logOutProgress } from '~/session/log-out'
import { loggedOutElsewhere } from '~/session/other-tabs'
import { sessionState } from '~/session/session-ended'
import { unsavedInput } from '~/session/login-draft'
import { stepUpDemand } from '~/ui/feedback/step-up'

/** Resets every store outside React, as loading a new document does. Values in the browser's storage stay. */
export function resetStores(): void {
  clearDeveloperToken()
  document.documentElement.removeAttribute('data-shielded')
  document.documentElement.removeAttribute('data-covering')
  reset(announcements)
  reset(badgeCounts)
  reset(departure)
  reset(justLoggedOut)
  reset(lateLogin)
  reset(loggedOutElsewhere)
  reset(logOutProgress)
  reset(newVersion)
  reset(recognizedTokens)
  reset(refusedTexts)
  reset(savedName)
  reset(sessionState)
  reset(stepUpDemand)
  reset(serverClock)
  reset(unreadableRows)
  reset(unsavedInput)
}

function reset<T>(store: StoreApi<T>): void {
  store.setState(store.getInitialState(), true)
}
