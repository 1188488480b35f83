import { LoginCard } from '~/demo/login/login-card'

/** Stands for a project of the platform, so that whoever is taken there sees that they were. */
export function ProjectPage({ id, base }: { id: string; base: string }) {
  return (
    <LoginCard heading="A project of the platform">
      <p>This would be project {id}. The platform itself is no part of the demo.</p>
      <p>
        <a href={base}>Back to the console</a>
      </p>
    </LoginCard>
  )
}
