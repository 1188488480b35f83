import type { ReactNode } from 'react'

import { DeviceIcon } from './device-icon'

type Props = {
  name: string
  tag?: string
  isHandheld: boolean
  /** Facts in one line, separated by dots. Unknown facts are left out. */
  facts: ReactNode[]
  children?: ReactNode
}

/** One session: its device, what is known about it, and the button that ends it. */
export function SessionRow({ name, tag, isHandheld, facts, children }: Props) {
  return (
    <>
      <DeviceIcon isHandheld={isHandheld} />
      <div className="min-w-0">
        <p className="setting-head row-name">
          <bdi>{name}</bdi>
          {tag !== undefined && <span className="tag text-ok">{tag}</span>}
        </p>
        <p className="hint wrap-anywhere">
          {facts.filter(Boolean).map((fact, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- the line is replaced as a whole
            <bdi key={index} className="fact">
              {fact}
            </bdi>
          ))}
        </p>
      </div>
      {children}
    </>
  )
}
