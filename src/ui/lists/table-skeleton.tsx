type Props = { label: string; rows?: number }

/** A placeholder with the height of the rows to come, so that nothing moves when they arrive. */
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
