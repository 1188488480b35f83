import type { HandOver } from './format'

/** Returns lowercase letters, digits and single dashes, at most 40. Empty if the text has no Latin letter and no digit. */
function slugOf(text: string): string {
  return text
    .slice(0, 200)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40)
    .replace(/-$/, '')
}

/**
 * Returns the brand and the name, such as "acme-ci-deploy". Valid as the name of a Kubernetes object, of a Vault path and
 * of a file: with its dash, it is no device of Windows, such as "con".
 */
export function baseNameOf({ brand, name }: Pick<HandOver, 'brand' | 'name'>): string {
  return `${brandSlugOf(brand)}-${slugOf(name) || 'secret'}`
}

export function brandSlugOf(brand: string): string {
  return slugOf(brand) || 'console'
}
