import type { ReactNode } from 'react'

type Props = {
  title: ReactNode
  /** One sentence: what the page is for. */
  purpose: string
  /** The primary action. */
  action?: ReactNode
}

/** The header of a page. Its heading gets focus after a navigation. */
export function PageHead({ title, purpose, action }: Props) {
  return (
    <div className="page-head">
      <div>
        <h1 tabIndex={-1}>{title}</h1>
        <p>{purpose}</p>
      </div>
      {action}
    </div>
  )
}
