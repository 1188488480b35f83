import { useEffect, useRef, useState } from 'react'

import { useNavigationBlocker } from '~/lib/use-navigation-blocker'

type Options = {
  /** Closes the dialog. */
  onClose: () => void
  /** Called by Done, and by Escape once the secret is saved. Without it, both close the dialog. */
  onDone?: () => void
  /** False if the server sent no secret. Then nothing is blocked, and Done is enabled immediately. */
  hasSecret?: boolean
  /** True while `onDone` is running. */
  isBusy?: boolean
  /** Why Done is disabled although the secret is saved. */
  disabledReason?: string | undefined
}

export type UnsavedSecret = ReturnType<typeof useUnsavedSecret>

/**
 * Keeps the user from losing a secret that is shown only once. Until the secret is copied, downloaded or ticked as saved,
 * Escape, a click outside, links, Back and a reload ask first. Printing does not count as saved: no browser reports
 * whether paper came out.
 *
 * Spread `dialog` into the Dialog, wrap its content in `SecretContent` and put `SavedCheckbox` and `DoneButton` in its
 * foot. The secret itself stays in the caller's props, so that it is gone when the dialog unmounts.
 */
export function useUnsavedSecret({
  onClose,
  onDone = onClose,
  hasSecret = true,
  isBusy = false,
  disabledReason,
}: Options) {
  const [isSaved, setIsSaved] = useState(!hasSecret)
  const [isCloseRequested, setCloseRequested] = useState(false)
  const navigation = useNavigationBlocker(!isSaved)
  const content = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (!content.current) throw new Error('A dialog with useUnsavedSecret must render SecretContent')
  }, [])

  function stay() {
    setCloseRequested(false)
    navigation.stay()
  }
  function setSaved(isNowSaved: boolean) {
    setIsSaved(isNowSaved)
    if (isNowSaved) stay()
  }
  function requestClose() {
    if (!isSaved) setCloseRequested(true)
    // While Done is disabled, Escape must not call `onDone` either.
    else if (!isBusy && disabledReason === undefined) onDone()
  }

  return {
    hasSecret,
    isSaved,
    setSaved,
    /** Called after a copy or a download, which prove that the user has the secret. */
    markSaved: () => setSaved(true),
    /** True while "Close without saving?" is shown. */
    isAsking: isCloseRequested || navigation.isBlocked,
    stay,
    /** Closes without asking, or continues the navigation that was blocked. */
    abandon: () => navigation.leave(onClose),
    /** Props of DoneButton. */
    done: { onClick: onDone, isBusy, disabledReason },
    /** Receives focus when the dialog opens, and again after "Keep it open". */
    content,
    /** Props of the Dialog. */
    dialog: { onClose: requestClose, focusFirst: content },
  }
}
