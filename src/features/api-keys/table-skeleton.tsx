import { words } from './words'

/** Drawn in the boxes of the coming rows, so that nothing jumps when they arrive. Few elements: one line is one row. */
export function TableSkeleton() {
  return (
    <div role="status" aria-label={words.loading} className="skeleton-rows">
      {Array.from({ length: 8 }, (_, row) => (
        <div key={row} className="flex items-center h-[45px] border-b border-line px-3">
          <span className="bone" style={{ width: `${24 + ((row * 7) % 18)}%` }} />
        </div>
      ))}
    </div>
  )
}
