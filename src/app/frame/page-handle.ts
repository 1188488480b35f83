import { useMatches } from 'react-router'

/** The `handle` of a route that is a page. Routes of dialogs have none. */
export type PageHandle = {
  page: string
  /** Code of the page's dialogs, fetched ahead once the page has settled. */
  dialogs?: { preload: () => Promise<unknown> }[]
}

/** Returns the handle of the page on screen, the same while one of its dialogs is open. */
export function usePageHandle(): PageHandle | undefined {
  return useMatches()
    .map(({ handle }) => handle)
    .findLast(isPageHandle)
}

function isPageHandle(handle: unknown): handle is PageHandle {
  return typeof handle === 'object' && handle !== null && 'page' in handle
}
