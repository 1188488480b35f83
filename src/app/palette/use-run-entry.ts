import { createSearchParams, useLocation, useNavigate } from 'react-router'

import { announce } from '~/lib/announcements'
import { words as keyWords } from '~/features/api-keys/words'
import { words as uiWords } from '~/ui/words'

import type { Target } from './entries'

/** Returns a function that does what an entry says. */
export function useRunEntry(): (target: Target) => void {
  const navigate = useNavigate()
  const { pathname, search } = useLocation()
  return (target) => {
    if ('run' in target) return target.run()
    if ('copy' in target) return void copy(target.copy, target.what)
    if ('href' in target) return openOutside(target.href)
    // A dialog keeps the filter and the page of the list behind it.
    const kept = target.to.startsWith(`${pathname}/`) ? new URLSearchParams(search) : new URLSearchParams()
    for (const [name, value] of createSearchParams(target.search)) kept.set(name, value)
    void navigate({ pathname: target.to, search: kept.toString() })
  }
}

async function copy(text: string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    announce(uiWords.copiedAnnouncement(what))
  } catch {
    announce(keyWords.copyRefused(text))
  }
}

/** Like the links of the sidebar: in this tab, and without telling the other site where the user comes from. */
function openOutside(href: string): void {
  const link = document.createElement('a')
  link.href = href
  link.rel = 'noreferrer'
  link.click()
}
