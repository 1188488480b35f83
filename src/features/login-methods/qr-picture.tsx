import { QRCodeSVG } from 'qrcode.react'

/** Maximum text length of a QR code with error correction level M. Longer texts are not drawn. */
const MAX_LENGTH = 1200

/** A QR code. Dark on white in both themes, because many apps cannot read inverted codes. */
export function QrPicture({ label, text }: { label: string; text: string }) {
  if (text.length > MAX_LENGTH) return null
  return (
    <div role="img" aria-label={label} className="qr secret-print">
      <QRCodeSVG value={text} size={184} marginSize={4} level="M" bgColor="#fff" fgColor="#000" aria-hidden="true" />
    </div>
  )
}
