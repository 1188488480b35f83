import { useRotations, type OwnRotations } from '~/lib/rotations'
import { useConsole, useUser } from '~/session/console-context'

/** The unfinished rotations of this user's API keys at this server. */
export function useOwnKeyRotations(): OwnRotations {
  const { apiKeys } = useConsole().config
  // One host may have both APIs, and their IDs must not mix.
  return useRotations(`${useUser().id} ${apiKeys?.baseUrl ?? ''} api-keys`)
}
