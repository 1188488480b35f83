import { messages } from '~/lib/messages'

import { Button } from '~/ui/controls/button'
import { useFocusWithin } from '~/ui/hooks/use-focus-within'

const words = messages({
  pages: 'Pages',
  previous: 'Previous',
  next: 'Next',
  pageOf: (page: number, pages: number) => `Page ${page} of ${pages}`,
})

type Props = {
  /** Accessible name, for a page with two pagers. */
  label?: string
  /** One-based. Can be larger than `pages` for a moment, after rows were deleted. */
  page: number
  pages: number
  onPage: (page: number) => void
}

export function Pager({ label = words.pages, page, pages, onPage }: Props) {
  const { hasFocus, handlers } = useFocusWithin()
  if (pages <= 1 && page === 1) return null
  return (
    <nav className="pager" aria-label={label} {...handlers}>
      {/* Screen readers read every live region of the page again when a modal dialog closes. */}
      <span role={hasFocus ? 'status' : undefined}>{words.pageOf(page, pages)}</span>
      <Button
        small
        disabledReason={page > 1 ? undefined : words.pageOf(page, pages)}
        onClick={() => onPage(Math.min(page, pages + 1) - 1)}
      >
        {words.previous}
      </Button>
      <Button
        small
        disabledReason={page < pages ? undefined : words.pageOf(page, pages)}
        onClick={() => onPage(page + 1)}
      >
        {words.next}
      </Button>
    </nav>
  )
}
