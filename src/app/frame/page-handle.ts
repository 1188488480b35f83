import { useMatches } from 'react-router'

/** The `handle` of a route that is a page. Routes of dialogs have none. */
export type PageHandle = { page: string }

/** Returns the name of the page on screen. It stays the same while one of the page's dialogs is open. */
export function usePageName(): string | undefined {
  return useMatches()
    .map(({ handle }) => handle)
    .findLast(isPageHandle)?.page
}

function isPageHandle(handle: unknown): handle is PageHandle {
  return typeof handle === 'object' && handle !== null && 'page' in handle
}
