import { LoginCard } from '~/demo/login/login-card'

export type PlatformPageKind = 'Project' | 'Organization'

/** Stands in for a page of the platform, so that links to projects and organizations lead somewhere. */
export function PlatformPage({ kind, id, basePath }: { kind: PlatformPageKind; id: string; basePath: string }) {
  return (
    <LoginCard heading={`${kind} page`}>
      <p>
        {kind} {id} would open here. The demo does not include the platform itself.
      </p>
      <p>
        <a href={basePath}>Back to the console</a>
      </p>
    </LoginCard>
  )
}
