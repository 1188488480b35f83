type Props = {
  /** The accessible name: what is in progress. */
  label: string
  value: number
  /** 0 while the total is unknown. */
  max: number
}

/** A bar for long work. The number beside it says the same in words. */
export function Progress({ label, value, max }: Props) {
  return <progress className="progress" aria-label={label} value={max > 0 ? value : undefined} max={max || 1} />
}
