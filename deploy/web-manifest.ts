import type { ConfigFile } from './config-file.ts'

/** Not `.webmanifest`: some hosts send that ending as application/octet-stream. */
export const WEB_MANIFEST = 'manifest.json'

/**
 * Returns the text of the web app manifest: the name and the icon under which a browser installs the console. There is no
 * service worker, so an installed console needs the network like a tab.
 */
export function webManifest({ brand }: Pick<ConfigFile, 'brand'>, base: string): string {
  const manifest = {
    id: base,
    name: brand.name,
    short_name: brand.name,
    start_url: base,
    scope: base,
    // Not `standalone`: the user has to see at which host they enter their password.
    display: 'minimal-ui',
    icons: [{ src: brand.favicon ?? `${base}favicon.svg`, sizes: 'any', purpose: 'any' }],
  }
  return `${JSON.stringify(manifest, null, 2)}\n`
}
