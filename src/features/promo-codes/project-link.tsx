import { useProjectUrl } from '~/session/console-context'

import type { Project } from './outcome'
import { words } from './words'

/** A project's name, which leads there; the name alone where this deployment knows no way. */
export function ProjectLink({ project: { id, name } }: { project: Project }) {
  const address = useProjectUrl()(id)
  if (!address) return <bdi>{name}</bdi>
  return (
    <a href={address} className="link">
      <bdi>{name}</bdi>
    </a>
  )
}

/** What to do next with a project that has just been named; nothing where this deployment knows no way. */
export function GoToProject({ project: { id, name } }: { project: Project }) {
  const address = useProjectUrl()(id)
  if (!address) return null
  return (
    <a href={address} className="btn small">
      <bdi>{words.goTo(name)}</bdi>
    </a>
  )
}
