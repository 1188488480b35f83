/**
 * Path below which the app is hosted, with a slash at both ends. A build finds it at run time, from the URL of its own
 * scripts, which are in one folder directly below the base path. The development server sets it.
 */
export const basePath =
  import.meta.env.BASE_URL === './'
    ? new URL(import.meta.url).pathname.replace(/[^/]*\/[^/]*$/, '')
    : import.meta.env.BASE_URL

/** Returns the absolute URL of a path of the app. */
export function absoluteUrl(path: string): string {
  return `${location.origin}${basePath}${path.replace(/^\//, '')}`
}
