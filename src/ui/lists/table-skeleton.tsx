type Props = { label: string; rows?: number }

/** Drawn in the boxes of the coming rows, so that nothing jumps when they arrive. Few elements: one line is one row. */
export function TableSkeleton({ label, rows = 8 }: Props) {
  return (
    <div role="status" aria-label={label} className="skeleton-rows">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="flex items-center h-[45px] border-b border-line px-3">
          <span className="bone" style={{ width: `${24 + ((row * 7) % 18)}%` }} />
        </div>
      ))}
    </div>
  )
}
