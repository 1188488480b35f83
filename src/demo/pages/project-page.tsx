import { LoginCard } from '~/demo/login/login-card'

/** Stands in for a project page of the platform, so that links to projects lead somewhere. */
export function ProjectPage({ id, basePath }: { id: string; basePath: string }) {
  return (
    <LoginCard heading="Project page">
      <p>Project {id} would open here. The demo does not include the platform itself.</p>
      <p>
        <a href={basePath}>Back to the console</a>
      </p>
    </LoginCard>
  )
}
