import * as z from 'zod/mini'
import { createStore, useStore } from 'zustand'

import { storedValue } from '~/lib/storage'

const Theme = z.enum(['light', 'dark', 'system'])
export type Theme = z.output<typeof Theme>

/** Plain text, because the script in index.html reads the same key before the first paint. */
const storedTheme = storedValue({ key: 'latchkey.theme', schema: Theme, fallback: 'system', isPlainText: true })

/** The theme of this document. A choice in another tab applies here after the next load. */
const documentTheme = createStore<Theme>(storedTheme.read)

/** Returns the theme, and a function that sets and stores it. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  return [useStore(documentTheme), chooseTheme]
}

function chooseTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme
  storedTheme.write(theme)
  documentTheme.setState(theme)
}
