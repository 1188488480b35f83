import { useQueryClient } from '@tanstack/react-query'

import { loadOlder } from '~/api/notifications'
import { Button } from '~/ui/controls/button'
import { Problem } from '~/ui/feedback/problem'
import { useAction } from '~/ui/hooks/use-action'

import { useTakeLostFocus } from './use-take-lost-focus'
import { words } from './words'

/** Below the list: the button that loads older notifications, its error, or the end of the list. */
export function OlderNotifications({ isComplete }: { isComplete: boolean }) {
  const client = useQueryClient()
  const { run, isPending, error } = useAction(() => loadOlder(client))
  // Each state replaces the focused element of another one.
  const takeFocus = useTakeLostFocus()
  if (error) {
    return (
      <div ref={takeFocus} tabIndex={-1}>
        <Problem error={error} title={words.olderFailed} onRetry={() => void run()} />
      </div>
    )
  }
  if (isComplete) {
    return (
      <p ref={takeFocus} tabIndex={-1} className="hint text-center">
        {words.end}
      </p>
    )
  }
  return (
    <Button ref={takeFocus} busy={isPending} onClick={() => void run()}>
      {words.older}
    </Button>
  )
}
