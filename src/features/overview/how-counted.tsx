import type { CheckUpItem } from '~/ui/feedback/check-up-item'

import { words } from './words'

/** Explains the score: what counts, what is unknown, and what does not count. */
export function HowCounted({ items }: { items: CheckUpItem[] }) {
  const protections = items.filter(({ protection }) => protection !== undefined)
  const unknown = protections.filter(isUnknown)
  const counted = protections.filter((item) => !isUnknown(item))
  return (
    <details className="text-[13px] text-muted">
      <summary>{words.howCounted}</summary>
      {counted.length > 0 && <p className="mt-2">{words.counted(counted.map(nameOf))}</p>}
      {unknown.length > 0 && <p className="mt-2">{words.unknownCounted(unknown.map(nameOf))}</p>}
      <p className="mt-2">{words.notCounted}</p>
    </details>
  )
}

const nameOf = ({ protection = '' }: CheckUpItem) => protection
const isUnknown = ({ state }: CheckUpItem) => state === 'failed' || state === 'unknown'
