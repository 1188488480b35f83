import { paths } from '~/config/paths'

type OldUrl = {
  page: string
  /** The search parameters that opened a dialog, the deciding one first. */
  parameters: [string, ...string[]]
  newPath: (search: URLSearchParams) => string
}

/**
 * URLs of earlier versions, which opened a page's dialogs by search parameters. Bookmarks and emails still have them. A
 * new deciding parameter must also be added to redirect-old-urls.ts.
 */
const oldUrls: OldUrl[] = [
  {
    page: paths.tokens,
    parameters: ['replace'],
    newPath(search) {
      const id = search.get('replace')
      return id ? paths.rotateToken(id) : paths.tokens
    },
  },
  {
    page: paths.security,
    parameters: ['do', 'type', 'id'],
    newPath(search) {
      const id = search.get('id')
      const dialog = search.get('do')
      if (dialog === 'add') return paths.addLoginMethod(search.get('type') ?? undefined)
      if (dialog === 'password') return paths.changePassword
      if (dialog === 'rename' && id) return paths.renameLoginMethod(id)
      if (dialog === 'remove' && id) return paths.removeLoginMethod(id)
      // "do=e-mail" sent the password reset email. A URL must not send anything, so it opens the page alone.
      return paths.security
    },
  },
]

/** Returns the URL that replaces an old one, or undefined if the URL is not old. Keeps other search parameters. */
export function newUrlOf(pathname: string, search: URLSearchParams): string | undefined {
  const old = oldUrls.find(({ page, parameters }) => page === pathname.replace(/\/$/, '') && search.has(parameters[0]))
  if (!old) return undefined
  const rest = new URLSearchParams(search)
  for (const parameter of old.parameters) rest.delete(parameter)
  const query = rest.toString()
  return old.newPath(search) + (query && `?${query}`)
}
