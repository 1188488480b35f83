import { useSyncExternalStore } from 'react'

export type Theme = 'light' | 'dark' | 'system'

/** The script in index.html reads the same key before the first paint. */
const KEY = 'latchkey.theme'
const watchers = new Set<() => void>()

function currentTheme(): Theme {
  const { theme } = document.documentElement.dataset
  return theme === 'light' || theme === 'dark' ? theme : 'system'
}

function chooseTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme
  try {
    localStorage.setItem(KEY, theme)
  } catch {
    // Without storage the choice lasts until the page is left.
  }
  for (const watcher of watchers) watcher()
}

export function useTheme(): [Theme, (theme: Theme) => void] {
  const theme = useSyncExternalStore((watcher) => {
    watchers.add(watcher)
    return () => watchers.delete(watcher)
  }, currentTheme)
  return [theme, chooseTheme]
}
