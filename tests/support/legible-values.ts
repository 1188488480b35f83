import type { Page } from '@playwright/test'

/** Names in the demo's data, and the shapes of email addresses, client IDs, UUIDs and tokens. */
const PRIVATE = [
  'Maria Reyes|Otto Berg|Grace Okafor|Edith Larsen|Nils Newcomer|Lena Marsh|Joost van Dijk|Ondřej Popelka',
  'CI deploy|SIT-generated|notebooks|meltano-scheduler|laptop-2026|terraform|nightly export|migration-2026|hackathon',
  'legacy reporting|audit \\(frozen\\)|billing-robot|Session of keboola',
  '[\\w.]+@example\\.com',
  '\\b\\d{1,3}(?:\\.\\d{1,3}){3}\\b',
  '\\b[A-Za-z0-9]{32}\\b',
  '\\b[0-9a-f]{8}-[0-9a-f]{4}-',
  'eyJ[\\w-]{10,}',
  '\\b\\d+-[A-Za-z0-9]{20,}',
].join('|')

/** Returns the private texts of the frame and its dialogs that a viewer of the screen can read. */
export function legibleValues(page: Page): Promise<string[]> {
  return page.evaluate((source) => {
    const isPrivate = new RegExp(source, 'u')
    const legible: string[] = []
    for (const frame of document.querySelectorAll('#app .frame')) {
      const texts = document.createNodeIterator(frame, NodeFilter.SHOW_TEXT)
      for (let node = texts.nextNode(); node; node = texts.nextNode()) {
        if (isShown(node.parentElement) && isPrivate.test(node.nodeValue ?? '')) legible.push(node.nodeValue ?? '')
      }
      for (const field of frame.querySelectorAll<HTMLInputElement>('input, textarea')) {
        if (isShown(field) && isPrivate.test(field.value)) legible.push(`field ${field.value}`)
      }
    }
    if (isPrivate.test(document.title)) legible.push(`title ${document.title}`)
    return legible

    function isShown(element: Element | null): boolean {
      if (!element?.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false
      const box = element.getBoundingClientRect()
      const isVisuallyHidden = box.width <= 1 || box.height <= 1
      return !isVisuallyHidden && !/rgba\(.*, 0\)|transparent/.test(getComputedStyle(element).webkitTextFillColor)
    }
  }, PRIVATE)
}
