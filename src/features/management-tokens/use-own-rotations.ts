import { useRotations, type OwnRotations } from '~/lib/rotations'
import { useConsole, useUser } from '~/session/console-context'

/** The unfinished rotations of this user's access tokens at this server. */
export function useOwnRotations(): OwnRotations {
  const { manage } = useConsole().config
  return useRotations(`${useUser().id} ${manage?.baseUrl ?? ''}`)
}
