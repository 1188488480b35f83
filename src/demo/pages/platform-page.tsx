import { LoginCard } from '~/demo/login/login-card'

export type PlatformPageKind = 'Project' | 'Organization'

/** Stands in for a page of the platform, so that links to projects and organizations lead somewhere. */
export function PlatformPage({ kind, id, basePath }: { kind: PlatformPageKind; id: string; basePath: string }) {
  return (
    <LoginCard heading={`${kind} page`} note="Demo page in place of the platform. Nothing leaves your browser.">
      <p>
        {kind} {id} would open here. The demo does not include the platform itself.
      </p>
      <a href={basePath} className="btn primary demo-wide">
        Back to the console
      </a>
    </LoginCard>
  )
}
