import type { Page } from '@playwright/test'

/** Returns layout problems: horizontal overflow, and controls that are too small, off-screen or covered. */
export async function layoutProblemsOf(page: Page): Promise<string[]> {
  return page.evaluate(findLayoutProblems)
}

/** Runs in the page. */
function findLayoutProblems(): string[] {
  const problems: string[] = []
  const { scrollWidth } = document.documentElement
  if (scrollWidth > innerWidth) problems.push(`the page is ${scrollWidth} px wide`)

  // Elements behind a dialog or a menu can't be used now.
  const layers = document.querySelectorAll('dialog[open], :is([role=menu], [role=dialog]):popover-open')
  const root = [...layers].at(-1) ?? document
  if (root instanceof HTMLElement && root.scrollWidth > root.clientWidth)
    problems.push('the open dialog or menu is too wide')

  for (const control of root.querySelectorAll<HTMLElement>(
    'a[href], button, input, select, textarea, summary, [role^=menuitem]',
  )) {
    if (!control.checkVisibility({ checkVisibilityCSS: true })) continue
    control.scrollIntoView({ block: 'center', inline: 'center' })
    // A label around a control is part of its target.
    const target = control.closest('label') ?? control
    const { left, right, top, bottom, width, height } = target.getBoundingClientRect()
    const name = `“${control.getAttribute('aria-label') ?? control.textContent.trim().slice(0, 40)}”`
    if (bottom <= 0) continue
    if (width < 24 || height < 24) problems.push(`${name} is ${Math.round(width)} × ${Math.round(height)} px`)
    if (left < 0 || right > innerWidth) problems.push(`${name} lies from ${left} to ${right}`)
    const atCenter = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
    // A tooltip hides when the pointer leaves its element.
    if (atCenter?.closest('[role=tooltip]')) continue
    if (!atCenter || !(target.contains(atCenter) || atCenter.contains(target))) {
      problems.push(`${name} lies under ${atCenter?.outerHTML.slice(0, 60)}`)
    }
  }
  return problems
}
