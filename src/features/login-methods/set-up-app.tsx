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
  const key = begun && (begun.manual_input_code ?? secretIn(begun.barcode_uri))
  const instructions = key === undefined ? words.scan : `${words.scan} ${words.cannotScan}`
  return (
    <Dialog title={words.appTitle} intro={begun || startsOnMount ? words.scan : words.appIntro} onClose={onClose}>
      {begun ? (
        <Fragment key={begun.auth_session}>
          <AppKey uri={begun.barcode_uri} manualKey={key} />
          <CodeStep enrollment={enrollment} instructions={instructions} onStartAgain={start} onClose={onClose} />
        </Fragment>
      ) : (
        <StartStep begin={begin} onBegin={start} onClose={onClose} startsOnMount={startsOnMount} />
      )}
    </Dialog>
  )
}

/** The key as QR code, as text, and on touch devices as a link to an app on the same device. */
function AppKey({ uri, manualKey }: { uri: string; manualKey: string | undefined }) {
  return (
    <>
      <QrPicture label={words.qr} text={uri} />
      {manualKey !== undefined && (
        <div>
          <p className="hint mb-2">{words.cannotScan}</p>
          <SecretRow label={words.key} value={manualKey} groupDigits />
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
