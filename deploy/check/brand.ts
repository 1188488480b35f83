import { brandCss, BrandCssError } from '../brand-css.ts'
import { integrityOf } from '../csp.ts'
import { loadPicture } from './as-browser.ts'
import { loadStylesheets, validConfig, type CheckContext } from './context.ts'
import { about, listOf, type CheckResult } from './check-result.ts'
import { isPicture } from './picture.ts'
import { outcomeOf, type Answer } from './request.ts'

/** Checks the files of the brand: its stylesheet, and the pictures that config.json names. */
export async function checkBrand(context: CheckContext): Promise<CheckResult[]> {
  return [checkStylesheet(context, await loadStylesheets(context)), ...(await checkPictures(context))]
}

const LINK_ATTRIBUTES = new Set(['rel', 'href', 'integrity'])

function checkStylesheet(context: CheckContext, answers: Answer[]): CheckResult {
  const { base, files } = context
  const { ok, wrong, unknown } = about('brand-stylesheet', 'The page has the stylesheet of the brand, and no other')
  const consequence = 'The console has other colors, or a stylesheet hides or moves parts of it.'
  const fix = 'Upload the whole prepared folder. Turn off features of the CDN that change stylesheets.'
  const config = validConfig(context)
  const links = files.stylesheets
  const foreign = links.filter(({ url }) => url?.origin !== base.origin).map(({ path }) => path)
  const own = links.filter(({ url }) => url?.origin === base.origin)
  const names = own.map(({ path }) => path)
  const isConfigured = config?.brand.css !== undefined
  const problems = [
    isConfigured && links.length === 0 && 'index.html has no link to the stylesheet of brand.css.',
    config &&
      !isConfigured &&
      links.length > 0 &&
      `config.json has no brand.css, but index.html links ${listOf(names)}.`,
    links.length > 1 && `index.html links ${links.length} stylesheets.`,
    foreign.length > 0 && `index.html loads a stylesheet of another host: ${listOf(foreign)}.`,
    ...own.flatMap((link) => [
      link.integrity === '' && `index.html has no integrity for ${link.path}.`,
      link.attributes.some((name) => !LINK_ATTRIBUTES.has(name)) &&
        `The link to ${link.path} has other attributes: ${listOf(link.attributes.filter((name) => !LINK_ATTRIBUTES.has(name)))}.`,
      ...answers.filter(({ url }) => url === link.url?.href).map((answer) => contentProblem(answer, link)),
    ]),
  ].filter((problem) => typeof problem === 'string')
  if (problems.length > 0) return wrong({ cause: problems.join(' '), consequence, fix })
  const failed = answers.find(({ status }) => status === 0)
  return failed ? unknown({ cause: `${failed.url} ${outcomeOf(failed)}.`, consequence, fix }) : ok()
}

function contentProblem(answer: Answer, { path, integrity }: { path: string; integrity: string }): string | false {
  const { status, headers, body, text } = answer
  if (status === 0) return false
  if (status !== 200) return `${path} ${outcomeOf(answer)}.`
  const type = headers.get('content-type') ?? 'missing'
  if (!/^text\/css\b/i.test(type)) return `${path}: Content-Type is ${type}, and browsers load only text/css.`
  if (integrity !== '' && integrityOf(body) !== integrity) return `${path} has another content than index.html says.`
  try {
    brandCss(text)
    return false
  } catch (error) {
    if (!(error instanceof BrandCssError)) throw error
    return `${path} is more than the colors of a brand. ${error.message}`
  }
}

async function checkPictures(context: CheckContext): Promise<CheckResult[]> {
  const brand = validConfig(context)?.brand
  const fields = { logo: brand?.logo, logoDark: brand?.logoDark, favicon: brand?.favicon }
  const named = Object.entries(fields).flatMap(([field, path]) => (path === undefined ? [] : [{ field, path }]))
  if (named.length === 0) return []
  const { ok, wrong, unknown } = about('brand-pictures', 'The pictures of the brand exist')
  const consequence = 'The console shows a broken picture, or none.'
  const fix = 'Correct the URL in config.json, or put the picture into the folder of "latchkey prepare --brand".'
  const answers = await Promise.all(
    named.map(async ({ field, path }) => {
      const url = new URL(path, context.base)
      const answer = await context.request(url.href, loadPicture(url.origin === context.base.origin))
      const { problem, isCertain } = pictureProblem(answer, context.base)
      return { text: `brand.${field}: ${url.href} ${problem}.`, isWrong: problem !== '' && isCertain, problem }
    }),
  )
  const problems = answers.filter(({ problem }) => problem !== '')
  if (problems.length === 0) return [ok()]
  const explanation = { cause: problems.map(({ text }) => text).join(' '), consequence, fix }
  return [problems.some(({ isWrong }) => isWrong) ? wrong(explanation) : unknown(explanation)]
}

function pictureProblem(answer: Answer, base: URL): { problem: string; isCertain: boolean } {
  const { status, headers, url } = answer
  const isOwn = new URL(url).origin === base.origin
  // Another host may be reachable for browsers only, and browsers follow a redirect as far as the policy allows.
  if (status === 0 || status === 429 || (!isOwn && status >= 300 && status < 400))
    return { problem: outcomeOf(answer), isCertain: false }
  if (status !== 200) return { problem: outcomeOf(answer), isCertain: true }
  const type = headers.get('content-type') ?? 'missing'
  if (!/^image\//i.test(type) || !isPicture(answer.body, type))
    return { problem: `is no picture: Content-Type is ${type}`, isCertain: true }
  if (!isOwn && headers.get('cross-origin-resource-policy')?.trim().toLowerCase() === 'same-origin')
    return { problem: 'may not be shown by other sites: Cross-Origin-Resource-Policy is same-origin', isCertain: true }
  return { problem: '', isCertain: true }
}
