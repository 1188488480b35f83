import { Button } from '~/ui/controls/button'
import { useOpenDialog } from '~/ui/overlays/use-dialog-url'
import { words } from '~/ui/words'

/** Opens the export of the inventory over a list. `path` is the URL of its dialog. */
export function ExportButton({ path }: { path: string }) {
  const openDialog = useOpenDialog()
  return <Button onClick={() => openDialog(path)}>{words.export}</Button>
}
