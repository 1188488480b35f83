import { Fragment } from 'react'

import { Dialog } from '~/ui/overlays/dialog'
import { SecretRow } from '~/ui/controls/secret-row'
import { useStartAtOnce } from '~/ui/hooks/use-start-at-once'

import { BeginStep } from './begin-step'
import { CodeStep } from './code-step'
import { words } from './dialog-words'
import { QrPicture } from './qr-picture'
import { useEnrollment, type Done } from './use-enrollment'

type Props = { startsAtOnce: boolean; onDone: Done; onClose: () => void }

/** An authenticator app: scan or type the key, then prove with a code that the app has it. */
export function SetUpApp({ startsAtOnce, onDone, onClose }: Props) {
  const enrollment = useEnrollment<'totp'>(onDone)
  const { begun, begin } = enrollment
  const start = () => void begin.run({ type: 'totp' })
  useStartAtOnce(startsAtOnce, start)
  return (
    <Dialog title={words.appTitle} intro={begun ? words.scan : words.appIntro} onClose={onClose}>
      {begun ? (
        <Fragment key={begun.auth_session}>
          <AppKey uri={begun.barcode_uri} typed={begun.manual_input_code} />
          <CodeStep enrollment={enrollment} onStartAgain={start} onClose={onClose} />
        </Fragment>
      ) : (
        <BeginStep begin={begin} onBegin={start} onClose={onClose} />
      )}
    </Dialog>
  )
}

/** The key in the three ways that an app takes it: as a picture, as a text, and as a link where the app is right here. */
function AppKey({ uri, typed }: { uri: string; typed: string | undefined }) {
  const key = typed ?? secretIn(uri)
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

/** The key of an otpauth link. Its label may hold anything, so it is read as an address and not cut by hand. */
function secretIn(uri: string): string | undefined {
  if (!URL.canParse(uri)) return undefined
  return new URL(uri).searchParams.get('secret') ?? undefined
}
