/**
 * Returns index.html for a deployment below `base`, which has a slash at both ends. The build writes its URLs for the root
 * of a host. `origins` are those of the tenant and the APIs: the browser connects to them while the scripts load.
 * `links` are elements for the end of the head: the brand's colors have to come after those of the build.
 */
export function preparedPage(
  html: string,
  { base, origins, links }: { base: string; origins: string[]; links: string[] },
): string {
  const rebased = html
    .replace(/((?:src|href)=")\/(?!\/)/g, `$1${base}`)
    .replace(/"\/(assets\/[^"]+": ?"sha)/g, `"${base}$1`)
  const hints = origins.map((origin) => `<link rel="preconnect" href="${origin}" crossorigin />\n    `).join('')
  const [firstHint] = /<link rel="(?:preload|icon)"/.exec(rebased) ?? []
  if (!firstHint) throw new Error('index.html has no link to its icon.')
  const page = rebased.replace(firstHint, () => hints + firstHint)
  if (!page.includes('</head>')) throw new Error('index.html has no head.')
  const added = links.filter((link) => link !== '').map((link) => `  ${link}\n  `)
  return page.replace('</head>', () => `${added.join('')}</head>`)
}
