/**
 * Returns index.html for a deployment below `base`, which has a slash at both ends. The build writes its URLs for the root
 * of a host. `origins` are those of the tenant and the APIs: the browser connects to them while the scripts load.
 * `stylesheet` is the link to the brand's colors, which have to come after those of the build.
 */
export function preparedPage(
  html: string,
  { base, origins, stylesheet = '' }: { base: string; origins: string[]; stylesheet?: string },
): string {
  const rebased = html
    .replace(/((?:src|href)=")\/(?!\/)/g, `$1${base}`)
    .replace(/"\/(assets\/[^"]+": ?"sha)/g, `"${base}$1`)
  const hints = origins.map((origin) => `<link rel="preconnect" href="${origin}" crossorigin />\n    `).join('')
  const [firstHint] = /<link rel="(?:preload|icon)"/.exec(rebased) ?? []
  if (!firstHint) throw new Error('index.html has no link to its icon.')
  const page = rebased.replace(firstHint, () => hints + firstHint)
  if (stylesheet === '') return page
  if (!page.includes('</head>')) throw new Error('index.html has no head.')
  return page.replace('</head>', () => `  ${stylesheet}\n  </head>`)
}
