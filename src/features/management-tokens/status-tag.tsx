import type { TokenStatus } from './status'
import { statusWords } from './words'

/** The status as a word, with a colored dot that is easy to scan in a column. */
export function StatusTag({ status }: { status: TokenStatus }) {
  return (
    <span className="status" data-status={status}>
      {statusWords[status]}
    </span>
  )
}
