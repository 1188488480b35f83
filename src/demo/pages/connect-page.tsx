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
        <p>
          <a href={basePath}>Back to the console</a>
        </p>
      </LoginCard>
    )
  }
  const { connection } = stored
  const scopes = connections.find(({ name }) => name === connection)?.scopes ?? []
  return (
    <LoginCard heading={`Connect ${connection}`}>
      <p>The demo’s apps ask for:</p>
      <ul>
        {scopes.map((scope) => (
          <li key={scope}>{scope}</li>
        ))}
      </ul>
      <div className="demo-buttons">
        <button type="button" className="demo-primary" onClick={() => leave(approveTicket(database, ticket))}>
          Allow
        </button>
        <button type="button" onClick={() => leave(refuseTicket(database, ticket))}>
          Cancel
        </button>
      </div>
    </LoginCard>
  )
}
