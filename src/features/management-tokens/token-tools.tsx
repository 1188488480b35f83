import { useConsole } from '~/session/console-context'
import { SaveTo } from '~/ui/secrets/save-to'

import { TestManagementToken } from './test-management-token'
import { VerifyExample } from './verify-example'

type Props = {
  name: string
  token: string
  onSaved: () => void
}

/** Formats of other tools for a new token, and two ways to test it. */
export function TokenTools({ name, token, onSaved }: Props) {
  const { brand, mcp } = useConsole().config
  return (
    <>
      <SaveTo
        name={name}
        brand={brand.name}
        values={{}}
        secretName="MANAGE_API_TOKEN"
        bearerName="MANAGE_API_TOKEN"
        mcpUrl={mcp?.url}
        readSecret={() => token}
        onSaved={onSaved}
      />
      <VerifyExample token={token} />
      <TestManagementToken token={token} />
    </>
  )
}
