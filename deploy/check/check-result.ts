export type Status = 'ok' | 'wrong' | 'unknown'

/** Explains a result that is not ok, in sentences. */
export type Explanation = {
  cause: string
  consequence: string
  fix: string
}

export type CheckResult = Partial<Explanation> & {
  /** The anchor of its section in docs/check.md. */
  id: string
  status: Status
  /** The statement that was checked: "Missing assets answer 404". */
  title: string
  docs: string
}

/** Returns the three possible results of one check. */
export function about(id: string, title: string) {
  const common = { id, title, docs: `docs/check.md#${id}` }
  return {
    ok: (): CheckResult => ({ ...common, status: 'ok' }),
    wrong: (explanation: Explanation): CheckResult => ({ ...common, status: 'wrong', ...explanation }),
    unknown: (explanation: Explanation): CheckResult => ({ ...common, status: 'unknown', ...explanation }),
  }
}

/** Returns "a", "a and b", "a, b and c", or "a, b, c and 4 more". */
export function listOf(names: string[], limit = 3): string {
  const all = [...new Set(names)]
  const shown = all.slice(0, all.length === limit + 1 ? limit + 1 : limit)
  const rest = all.length - shown.length
  const parts = rest > 0 ? [...shown, `${rest} more`] : shown
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}
