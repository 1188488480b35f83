import { serverNow } from '~/api/server-clock'
import { paths } from '~/config/paths'
import { ExportDialog } from '~/features/inventory/export-dialog'
import { useInventory } from '~/features/inventory/use-inventory'
import { statusOf } from '~/features/management-tokens/status'
import { statusWords } from '~/features/management-tokens/words'
import { useCloseDialog } from '~/ui/overlays/use-dialog-url'

/** `/api-keys/export` and `/tokens/export`: the same dialog, over the list that it was opened from. */
export function ExportApiKeys() {
  return <ExportPage page={paths.apiKeys} />
}

export function ExportTokens() {
  return <ExportPage page={paths.tokens} />
}

function ExportPage({ page }: { page: string }) {
  const close = useCloseDialog(page)
  const lists = useInventory((token) => statusWords[statusOf(token, serverNow())])
  return <ExportDialog lists={page === paths.tokens ? lists.toReversed() : lists} now={serverNow()} onClose={close} />
}
