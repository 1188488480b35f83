import { Button } from '~/ui/button'

import { words } from './words'

type Props = { page: number; pages: number; onPage: (page: number) => void }

export function Pager({ page, pages, onPage }: Props) {
  if (pages <= 1 && page === 1) return null
  return (
    <nav className="pager" aria-label="Pages">
      <span role="status">{words.pageOf(page, pages)}</span>
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
