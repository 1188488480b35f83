import { useQueryClient } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'

import { apiKeyQueries, type AllApiKeys, type ApiKeyPage } from '~/api/api-keys'
import { paths } from '~/config/paths'
import { CreateKeyFlow } from '~/features/api-keys/create-key-flow'
import { KeyName } from '~/features/api-keys/key-name'
import { useLoginDraft } from '~/session/login-draft'
import { useCloseDialog } from '~/ui/overlays/use-dialog-url'

/** `/api-keys/new?name=…`: the dialog for a new key, over the list of keys. */
export function Component() {
  const client = useQueryClient()
  const [search] = useSearchParams()
  const draft = useLoginDraft(KeyName)
  const close = useCloseDialog(paths.apiKeys, ['name'])
  const linkedName = search.get('name') ?? ''

  /** Checks the pages that are loaded. Reading thousands of keys is not worth it for a hint. */
  function isNameTaken(name: string): boolean {
    const loaded = client.getQueriesData<ApiKeyPage | AllApiKeys>({ queryKey: apiKeyQueries.all() })
    return loaded.some(([, cached]) => cached && 'keys' in cached && cached.keys.some((key) => key.name === name))
  }
  return (
    <CreateKeyFlow
      initialName={draft?.name ?? linkedName}
      isNameFromLink={linkedName.trim() !== ''}
      isNameTaken={isNameTaken}
      onClose={close}
    />
  )
}
