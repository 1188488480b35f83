import { useConsole, useUser } from '~/session/console-context'
import { forgetRotations, keepRotation, useRotations, type Rotation } from './rotations'

/** The unfinished rotations of this user at this server. */
export function useOwnRotations() {
  const { manage } = useConsole().config
  const owner = `${useUser().id} ${manage?.baseUrl ?? ''}`
  return {
    rotations: useRotations(owner),
    keep: (rotation: Rotation) => keepRotation(owner, rotation),
    forget: (oldIds: string[]) => forgetRotations(owner, oldIds),
  }
}
