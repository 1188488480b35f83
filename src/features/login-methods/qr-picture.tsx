import { QRCodeSVG } from 'qrcode.react'

/** What a QR code can hold at its largest with this much redundancy; a longer text has no picture. */
const LONGEST = 1200

/** Dark on white in both themes: many apps cannot read the reverse. */
export function QrPicture({ label, text }: { label: string; text: string }) {
  if (text.length > LONGEST) return null
  return (
    <div role="img" aria-label={label} className="qr secret-print">
      <QRCodeSVG value={text} size={184} marginSize={4} level="M" bgColor="#fff" fgColor="#000" aria-hidden="true" />
    </div>
  )
}
