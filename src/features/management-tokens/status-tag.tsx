import type { TokenStatus } from './status'
import { statusWords } from './words'

/** A state in a word, with a dot for those who look down a column. */
export function StatusTag({ status }: { status: TokenStatus }) {
  return (
    <span className="status" data-status={status}>
      {statusWords[status]}
    </span>
  )
}
