import { fetchCrossOrigin } from './as-browser.ts'
import { apisOf } from './apis.ts'
import { loadMetadata, type CheckContext } from './context.ts'
import { about, listOf, type CheckResult } from './check-result.ts'
import type { Answer } from './request.ts'

const TOLERANCE = 60_000

/** Compares the Date header of each server with the clock of this machine. */
export async function checkClock(context: CheckContext): Promise<CheckResult[]> {
  const { base, page, request, now } = context
  const metadata = await loadMetadata(context)
  const answers: [string, Answer][] = [['the console', page]]
  if (metadata) answers.push(['the tenant', metadata])
  for (const { name, url } of apisOf(context).filter(({ exposed }) => exposed.includes('Date')))
    answers.push([name.replace(/^The/, 'the'), await request(url, fetchCrossOrigin(base.origin))])
  return [compare(answers, now)]
}

function compare(answers: [string, Answer][], now: number): CheckResult {
  const { ok, wrong, unknown } = about('clock', 'The clocks of the servers are right')
  const consequence = 'With two minutes of difference, logins fail. Ages and countdowns are wrong before that.'
  const offsets = answers.flatMap(([name, answer]) => {
    const offset = offsetOf(answer, now)
    return offset === undefined ? [] : [{ name, offset }]
  })
  const off = offsets.filter(({ offset }) => Math.abs(offset) > TOLERANCE)
  const [first] = off
  if (offsets.length === 0)
    return unknown({ cause: 'No server sends a Date header.', consequence, fix: 'Compare the clocks by hand.' })
  if (!first) return ok()
  if (offsets.length > 1 && offsets.every(({ offset }) => Math.abs(offset - first.offset) <= TOLERANCE)) {
    const cause = `All servers agree with each other. The clock of this machine is ${described(-first.offset)}.`
    return unknown({ cause, consequence, fix: 'Correct the clock of this machine, and check again.' })
  }
  const cause = `${listOf(off.map(({ name, offset }) => `The clock of ${name} is ${described(offset)}`))}.`
  return wrong({ cause, consequence, fix: 'Turn on automatic time (NTP) at that server.' })
}

/** The Date of a cached response is the time at which the cache received it, and Age is how long ago that was. */
function offsetOf({ status, headers }: Answer, now: number): number | undefined {
  const date = Date.parse(headers.get('date') ?? '')
  const age = Number(headers.get('age') ?? 0)
  return status === 0 || Number.isNaN(date) ? undefined : date + (Number.isNaN(age) ? 0 : age * 1000) - now
}

function described(offset: number): string {
  const minutes = Math.round(Math.abs(offset) / 60_000)
  return `${minutes} ${minutes === 1 ? 'minute' : 'minutes'} ${offset > 0 ? 'fast' : 'slow'}`
}
