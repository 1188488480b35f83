import { useQueryClient } from '@tanstack/react-query'

import { loadOlder } from '~/api/notifications'
import { Button } from '~/ui/controls/button'
import { Problem } from '~/ui/feedback/problem'
import { useAction } from '~/ui/hooks/use-action'

import { useLostFocus } from './use-lost-focus'
import { words } from './words'

/** The way to older notices, below those that are loaded: a button, why it failed, or the end. */
export function OlderNotifications({ isComplete }: { isComplete: boolean }) {
  const client = useQueryClient()
  const { run, isPending, error } = useAction(() => loadOlder(client))
  // Each takes the place of another, whose focus would be lost.
  const takeFocus = useLostFocus()
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
