/**
 * The path the app is hosted below, with a slash at both ends. The demo build does not know it before it runs: all its
 * scripts lie in one folder directly below the base path.
 */
export const basePath =
  import.meta.env.BASE_URL === './'
    ? new URL(import.meta.url).pathname.replace(/[^/]*\/[^/]*$/, '')
    : import.meta.env.BASE_URL

/** An address of the app, as an absolute URL. */
export function absolute(path: string): string {
  return `${location.origin}${basePath}${path.replace(/^\//, '')}`
}
