import type { ReactNode } from 'react'

import { lazyComponent } from '~/lib/lazy-component'

const ReadOnlyNote = lazyComponent(() => import('~/ui/feedback/read-only-note').then((module) => module.ReadOnlyNote))

type Props = {
  title: ReactNode
  /** One sentence: what the page is for. */
  purpose: string
  /** The buttons of the page, the primary one last. */
  action?: ReactNode
  /** True if the administrator has turned off changes on this page. */
  isReadOnly?: boolean
}

/** The header of a page. Its heading gets focus after a navigation. */
export function PageHead({ title, purpose, action, isReadOnly }: Props) {
  return (
    <>
      <div className="page-head">
        <div>
          <h1 tabIndex={-1}>{title}</h1>
          <p>{purpose}</p>
        </div>
        {action && <div className="head-acts">{action}</div>}
      </div>
      {isReadOnly && <ReadOnlyNote />}
    </>
  )
}
