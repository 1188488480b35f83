import { useProjectAddress } from '~/console-context'

import { words } from './words'

type Props = { project: { id: string; name: string }; isButton?: boolean }

/** The way into a project; its name alone where this deployment knows no way. */
export function ProjectLink({ project: { id, name }, isButton = false }: Props) {
  const address = useProjectAddress()(id)
  if (!address) return isButton ? null : <bdi>{name}</bdi>
  return (
    <a href={address} className={isButton ? 'btn small' : 'link'}>
      <bdi>{isButton ? words.goTo(name) : name}</bdi>
    </a>
  )
}
