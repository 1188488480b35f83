import { useLinkTo } from '~/session/console-context'

import type { Project } from './outcome'
import { words } from './words'

/** The name of a project, as a link if `links.project` is configured. */
export function ProjectLink({ project: { id, name } }: { project: Project }) {
  const url = useLinkTo('project')(id)
  if (!url) return <bdi>{name}</bdi>
  return (
    <a href={url} className="link">
      <bdi>{name}</bdi>
    </a>
  )
}

/** A link "Go to {project}" that looks like a button. Renders nothing without `links.project`. */
export function GoToProject({ project: { id, name } }: { project: Project }) {
  const url = useLinkTo('project')(id)
  if (!url) return null
  return (
    <a href={url} className="btn small">
      <bdi>{words.goTo(name)}</bdi>
    </a>
  )
}
