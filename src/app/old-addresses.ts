import { paths } from '~/config/paths'

type OldAddress = {
  page: string
  /** The search parameters that opened a dialog, the deciding one first. */
  parameters: [string, ...string[]]
  newPath: (search: URLSearchParams) => string
}

/**
 * A page's search parameters used to open its dialogs. Bookmarks and emails still have those URLs. A new deciding
 * parameter also belongs into redirect-old-addresses.ts.
 */
const oldAddresses: OldAddress[] = [
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

/** Returns the URL that took the place of an old one, or undefined when the URL is not old. Other parameters stay. */
export function newAddressOf(pathname: string, search: URLSearchParams): string | undefined {
  const old = oldAddresses.find(
    ({ page, parameters }) => page === pathname.replace(/\/$/, '') && search.has(parameters[0]),
  )
  if (!old) return undefined
  const rest = new URLSearchParams(search)
  for (const parameter of old.parameters) rest.delete(parameter)
  const query = rest.toString()
  return old.newPath(search) + (query && `?${query}`)
}
