import type { Database } from '~/demo/data/database'
import { LoginCard } from '~/demo/login/login-card'
import { approveTicket, connections, findTicket, refuseTicket } from '~/demo/tables/connected-accounts'

type Props = { database: Database; ticket: string; basePath: string }

/** The page of another provider, which asks the user for permission. */
export function ConnectPage({ database, ticket, basePath }: Props) {
  const stored = findTicket(database, ticket)
  const leave = (url: string | undefined) => location.assign(url ?? basePath)
  if (!stored) {
    return (
      <LoginCard heading="This link does not work">
        <a href={basePath} className="btn primary demo-wide">
          Back to the console
        </a>
      </LoginCard>
    )
  }
  const { connection } = stored
  const scopes = connections.find(({ name }) => name === connection)?.scopes ?? []
  return (
    <LoginCard
      heading={`Connect ${connection}`}
      note="Demo page in place of the provider. Nothing leaves your browser."
    >
      <p>The demo’s apps ask for:</p>
      <ul className="demo-policy">
        {scopes.map((scope) => (
          <li key={scope}>{scope}</li>
        ))}
      </ul>
      <button type="button" className="btn primary demo-wide" onClick={() => leave(approveTicket(database, ticket))}>
        Allow
      </button>
      <button type="button" className="btn demo-wide" onClick={() => leave(refuseTicket(database, ticket))}>
        Cancel
      </button>
    </LoginCard>
  )
}
