import { fetchFile } from './as-browser.ts'
import type { CheckContext } from './context.ts'
import { about, type CheckResult } from './check-result.ts'
import { outcomeOf, type Answer } from './request.ts'

type Release = { version: string; commit?: string }

/** Compares the deployed version with that of this tool, or with another version.json (`--latest`). */
export async function checkVersion({ base, request, ownVersion, latest }: CheckContext): Promise<CheckResult[]> {
  const { ok, wrong, unknown } = about('version', 'The newest version is deployed')
  const consequence = 'Users lack the fixes of the newer version, security fixes among them.'
  const answer = await request(new URL('version.json', base).href, fetchFile)
  const deployed = releaseOf(answer)
  if (!deployed) {
    const cause = `${answer.url} ${answer.status === 200 ? 'has no version' : outcomeOf(answer)}.`
    return [unknown({ cause, consequence, fix: 'Upload the whole prepared folder. version.json is in it.' })]
  }
  const newestAnswer = latest === undefined ? undefined : await request(latest, fetchFile)
  const newest = newestAnswer ? releaseOf(newestAnswer) : { version: ownVersion }
  if (!newest) {
    const cause = `${latest} ${newestAnswer?.status === 200 ? 'has no version' : newestAnswer && outcomeOf(newestAnswer)}.`
    return [unknown({ cause, consequence, fix: 'Correct the URL of --latest.' })]
  }
  const order = compareVersions(deployed.version, newest.version)
  const source = latest === undefined ? 'this tool has' : `${latest} names`
  if (order < 0) {
    const cause = `Version ${deployed.version} is deployed, and ${source} ${newest.version}.`
    return [wrong({ cause, consequence, fix: 'Run "latchkey prepare" of the newer version, and upload the folder.' })]
  }
  if (order > 0) {
    return [
      unknown({
        cause: `Version ${deployed.version} is deployed, and ${source} only ${newest.version}.`,
        consequence: 'The headers and rules of the newer version may differ from those that were checked here.',
        fix: 'Check with the tool of the deployed version.',
      }),
    ]
  }
  const isOtherBuild = newest.commit !== undefined && deployed.commit !== newest.commit
  if (!isOtherBuild) return [ok()]
  const cause = `Both are version ${newest.version}, but of different commits: ${deployed.commit} and ${newest.commit}.`
  return [unknown({ cause, consequence, fix: 'Deploy a release, not a build between two releases.' })]
}

function releaseOf({ status, text }: Answer): Release | undefined {
  try {
    const { version, commit } = JSON.parse(text) as Partial<Record<keyof Release, unknown>>
    if (status !== 200 || typeof version !== 'string' || !/^\d+\.\d+\.\d+/.test(version)) return undefined
    return { version, ...(typeof commit === 'string' && { commit }) }
  } catch {
    return undefined
  }
}

/** Compares by Semantic Versioning: numbers first, and a pre-release is older than its release. */
function compareVersions(a: string, b: string): number {
  const parse = (version: string) => {
    const [numbers = '', ...rest] = (version.split('+')[0] ?? '').split('-')
    return { numbers: numbers.split('.').map(Number), pre: rest.join('-') }
  }
  const left = parse(a)
  const right = parse(b)
  for (let index = 0; index < 3; index += 1) {
    const difference = (left.numbers[index] ?? 0) - (right.numbers[index] ?? 0)
    if (difference !== 0) return difference
  }
  if (left.pre === right.pre) return 0
  if (left.pre === '' || right.pre === '') return left.pre === '' ? 1 : -1
  return left.pre.localeCompare(right.pre, 'en', { numeric: true })
}
