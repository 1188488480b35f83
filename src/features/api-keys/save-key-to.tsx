import { useConsole } from '~/session/console-context'
import { SaveTo } from '~/ui/secrets/save-to'

type Props = {
  name: string
  clientId: string | undefined
  /** The secret, if the page knows it. */
  secret?: string
  onSaved?: () => void
}

/** Formats of other tools for the client ID and the client secret of a key. */
export function SaveKeyTo({ name, clientId, secret, onSaved }: Props) {
  const { brand, mcp } = useConsole().config
  return (
    <SaveTo
      name={name}
      brand={brand.name}
      values={clientId ? { CLIENT_ID: clientId } : {}}
      secretName="CLIENT_SECRET"
      bearerName="ACCESS_TOKEN"
      mcpUrl={mcp?.url}
      readSecret={() => secret}
      onSaved={onSaved}
    />
  )
}
