import { tagsOf, type Tag } from './html-tags.ts'

/** A file that index.html names. `integrity` is empty if the page does not demand one. */
export type PageFile = {
  /** As in the page. */
  path: string
  /** Undefined if no browser could read the URL. */
  url: URL | undefined
  integrity: string
}

export type PageFiles = {
  scripts: PageFile[]
  /** False without the hashes of the scripts that load later. */
  hasImportMap: boolean
  stylesheets: (PageFile & { attributes: string[] })[]
}

/** Returns the scripts and the stylesheets of a page. Invalid URLs and an invalid import map are for results. */
export function pageFilesOf(html: string, base: URL): PageFiles {
  const file = (path: string, integrity: unknown): PageFile => ({
    path,
    url: URL.canParse(path, base) ? new URL(path, base) : undefined,
    integrity: typeof integrity === 'string' ? integrity : '',
  })
  const fileOf = ({ attributes }: Tag) => {
    // SVG has scripts with `href`.
    const path = ['src', 'href', 'xlink:href'].map((name) => attributes.get(name)).find((value) => value !== undefined)
    return path === undefined
      ? []
      : [{ ...file(path, attributes.get('integrity')), attributes: [...attributes.keys()] }]
  }
  const scriptTags = tagsOf(html, 'script')
  const links = tagsOf(html, 'link')
  const maps = scriptTags.filter(({ attributes }) => attributes.get('type')?.trim().toLowerCase() === 'importmap')
  const imports = maps.map(({ text }) => importMapOf(text))
  const hashes = imports.flatMap(({ integrity }) => Object.entries(integrity))
  return {
    scripts: [
      ...[...scriptTags, ...links.filter(isScriptLink)].flatMap(fileOf),
      ...hashes.map(([path, hash]) => file(path, hash)),
      ...imports.flatMap(({ targets }) => targets.map((path) => file(path, ''))),
    ],
    hasImportMap: hashes.length > 0,
    stylesheets: links.filter((tag) => relOf(tag).includes('stylesheet')).flatMap(fileOf),
  }
}

function relOf({ attributes }: Tag): string[] {
  return (attributes.get('rel') ?? '').toLowerCase().split(/\s+/)
}

function isScriptLink(tag: Tag): boolean {
  const rel = relOf(tag)
  const as = tag.attributes.get('as')?.toLowerCase()
  return rel.includes('modulepreload') || (rel.includes('preload') && (as === 'script' || as === 'worker'))
}

function importMapOf(text: string): { integrity: object; targets: string[] } {
  try {
    const { integrity, imports, scopes } = JSON.parse(text) as Record<string, unknown>
    const maps = [imports, ...Object.values(objectOf(scopes))]
    const targets = maps.flatMap((map) => Object.values(objectOf(map))).filter((path) => typeof path === 'string')
    return { integrity: objectOf(integrity), targets }
  } catch {
    return { integrity: {}, targets: [] }
  }
}

function objectOf(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {}
}
