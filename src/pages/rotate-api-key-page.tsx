import { useNavigate, useParams } from 'react-router'

import { paths } from '~/config/paths'
import { KeyName } from '~/features/api-keys/key-name'
import { RotateKeyFlow } from '~/features/api-keys/rotate-key-flow'
import { useLoginDraft } from '~/session/login-draft'
import { useCloseDialog } from '~/ui/overlays/use-dialog-url'

/** `/api-keys/:id/rotate`: the dialogs that rotate one API key, over the page of the key. */
export function Component() {
  const { id = '' } = useParams()
  const draft = useLoginDraft(KeyName)
  const close = useCloseDialog(paths.apiKey(id))
  const navigate = useNavigate()
  return (
    <RotateKeyFlow
      key={id}
      oldId={id}
      draftName={draft?.name}
      onClose={close}
      // The old key no longer has a page, so Back must not lead there.
      onFinish={(newKey) => void navigate(paths.apiKey(newKey.id), { replace: true })}
    />
  )
}
