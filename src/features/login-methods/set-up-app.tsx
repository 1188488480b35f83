import { Dialog } from '~/ui/dialog'
import { SecretRow } from '~/ui/secret-row'

import { BeginStep } from './begin-step'
import { CodeStep } from './code-step'
import { words } from './dialog-words'
import { QrPicture } from './qr-picture'
import { useEnrolment, type Done } from './use-enrolment'
import { useStartAtOnce } from './use-start-at-once'

type Props = { startsAtOnce: boolean; onDone: Done; onClose: () => void }

/** An authenticator app: scan or type the key, then prove with a code that the app has it. */
export function SetUpApp({ startsAtOnce, onDone, onClose }: Props) {
  const enrolment = useEnrolment<'totp'>(onDone)
  const { begun, begin } = enrolment
  const start = () => void begin.run({ type: 'totp' })
  useStartAtOnce(startsAtOnce, start)
  const title = words.appTitle

  if (!begun) return <BeginStep title={title} intro={words.appIntro} begin={begin} onBegin={start} onClose={onClose} />
  const key = begun.manual_input_code ?? secretIn(begun.barcode_uri)
  return (
    <Dialog key={begun.auth_session} title={title} intro={words.scan} onClose={onClose}>
      <QrPicture label={words.qr} text={begun.barcode_uri} />
      {key !== undefined && (
        <div>
          <p className="hint mb-2">{words.cannotScan}</p>
          <SecretRow label={words.key} value={key} grouped />
        </div>
      )}
      {/^otpauth:/i.test(begun.barcode_uri) && (
        <a className="link touch-only" href={begun.barcode_uri}>
          {words.openApp}
        </a>
      )}
      <CodeStep enrolment={enrolment} onStartAgain={start} onClose={onClose} />
    </Dialog>
  )
}

/** The key of an otpauth link. Its label may hold anything, so it is read as an address and not cut by hand. */
function secretIn(uri: string): string | undefined {
  if (!URL.canParse(uri)) return undefined
  return new URL(uri).searchParams.get('secret') ?? undefined
}
