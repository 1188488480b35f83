import { readFile, readdir } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'

import { brandCss } from './brand-css.ts'
import type { ConfigFile } from './config-file.ts'
import { integrityOf } from './csp.ts'

/** Thrown for a folder that lacks a file of config.json, or has a file that a brand does not need. */
export class BrandFolderError extends Error {
  override name = 'BrandFolderError'
}

/**
 * The files of a brand by their path below the base path, the names of those in `assets/`, the link to its stylesheet, and
 * the files as they were given, by their name.
 */
export type Brand = {
  files: Map<string, Buffer | string>
  assets: string[]
  link: string
  sources: Map<string, Buffer>
}

const PICTURES = new Set(['.svg', '.png', '.ico', '.webp', '.jpg', '.jpeg'])

/**
 * Reads the folder of `--brand`: pictures, which the site has below `brand/`, and the stylesheet of `brand.css`. The name
 * of the published stylesheet changes with its content, as those of the other assets do.
 */
export async function readBrand(folder: string | undefined, { brand }: ConfigFile, base: string): Promise<Brand> {
  const names = folder === undefined ? [] : await namesIn(folder)
  const files: Brand['files'] = new Map()
  const sources: Brand['sources'] = new Map()
  const assets: string[] = []
  let link = ''
  for (const name of names) {
    const content = await readFile(join(folder ?? '', name))
    sources.set(name, content)
    if (name === brand.css) {
      const text = brandCss(content.toString())
      const integrity = integrityOf(text)
      const asset = `brand-${integrity.slice('sha256-'.length).replace(/\W/g, '').slice(0, 8)}.css`
      assets.push(asset)
      files.set(`assets/${asset}`, text)
      link = `<link rel="stylesheet" href="${base}assets/${asset}" integrity="${integrity}">`
    } else if (PICTURES.has(extname(name).toLowerCase())) files.set(`brand/${name}`, content)
    else throw new BrandFolderError(`${name} is neither a picture nor the stylesheet of brand.css.`)
  }
  if (brand.css !== undefined && link === '')
    throw new BrandFolderError(
      folder === undefined
        ? `config.json names ${brand.css} in brand.css. Name its folder with --brand.`
        : `The folder of the brand has no ${brand.css}, which config.json names in brand.css.`,
    )
  for (const path of [brand.logo, brand.logoDark, brand.favicon]) checkPicture(path, files, base)
  return { files, assets, link, sources }
}

/** Hidden files, such as .DS_Store, stay out. */
async function namesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => {
    throw new BrandFolderError(`Could not read the folder ${folder} of the brand.`)
  })
  const visible = entries.filter(({ name }) => !name.startsWith('.'))
  const inner = visible.find((entry) => entry.isDirectory())
  if (inner)
    throw new BrandFolderError(`The folder of the brand has a folder ${inner.name}. Put all files into one folder.`)
  return visible.map(({ name }) => name).sort()
}

function checkPicture(path: string | undefined, files: Brand['files'], base: string): void {
  if (path?.startsWith(`${base}brand/`) && !files.has(`brand/${basename(path)}`))
    throw new BrandFolderError(`The folder of the brand has no ${basename(path)}, which config.json names.`)
}
