import { Fragment } from 'react'

import { Dialog } from '~/ui/overlays/dialog'
import { SecretRow } from '~/ui/controls/secret-row'
import { useStartOnMount } from '~/ui/hooks/use-start-on-mount'

import { StartStep } from './start-step'
import { CodeStep } from './code-step'
import { words } from './dialog-words'
import { QrPicture } from './qr-picture'
import { useEnrollment, type Done } from './use-enrollment'

type Props = { startsOnMount: boolean; onDone: Done; onClose: () => void }

/** Sets up an authenticator app: the user scans or types the key, then enters a code from the app. */
export function SetUpApp({ startsOnMount, onDone, onClose }: Props) {
  const enrollment = useEnrollment<'totp'>(onDone)
  const { begun, begin } = enrollment
  const start = () => void begin.run({ type: 'totp' })
  useStartOnMount(startsOnMount, start)
  return (
    <Dialog title={words.appTitle} intro={begun ? words.scan : words.appIntro} onClose={onClose}>
      {begun ? (
        <Fragment key={begun.auth_session}>
          <AppKey uri={begun.barcode_uri} manualKey={begun.manual_input_code} />
          <CodeStep enrollment={enrollment} onStartAgain={start} onClose={onClose} />
        </Fragment>
      ) : (
        <StartStep begin={begin} onBegin={start} onClose={onClose} />
      )}
    </Dialog>
  )
}

/** The key as QR code, as text, and on touch devices as a link to an app on the same device. */
function AppKey({ uri, manualKey }: { uri: string; manualKey: string | undefined }) {
  const key = manualKey ?? secretIn(uri)
  return (
    <>
      <QrPicture label={words.qr} text={uri} />
      {key !== undefined && (
        <div>
          <p className="hint mb-2">{words.cannotScan}</p>
          <SecretRow label={words.key} value={key} groupDigits />
        </div>
      )}
      {/^otpauth:/i.test(uri) && (
        <a className="btn touch-only" href={uri}>
          {words.openApp}
        </a>
      )}
    </>
  )
}

/** Returns the key in an otpauth URI, parsed as a URL because its label may contain any text. */
function secretIn(uri: string): string | undefined {
  if (!URL.canParse(uri)) return undefined
  return new URL(uri).searchParams.get('secret') ?? undefined
}
