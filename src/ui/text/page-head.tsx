import type { ReactNode } from 'react'

type Props = {
  title: string
  /** One sentence of purpose. */
  purpose: string
  /** The primary action. */
  action?: ReactNode
}

/** The head of a page. Its heading takes the focus after a navigation. */
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
