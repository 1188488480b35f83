import { useId, type ReactNode } from 'react'

import { words } from './words'

/** Placeholder while the list loads. */
export function MethodSkeleton() {
  return (
    <div aria-busy="true" className="panel">
      {['w-32', 'w-24'].map((width) => (
        <div key={width} className="row">
          <div className="grid gap-2.5">
            <span className={`bone ${width}`} />
            <span className="bone w-52" />
          </div>
        </div>
      ))}
    </div>
  )
}

type SectionProps = { title: string; purpose: string; isSetUp?: boolean | undefined; children: ReactNode }

export function MethodSection({ title, purpose, isSetUp, children }: SectionProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="section">
      <div className="section-head">
        <h2 id={id}>{title}</h2>
        {isSetUp !== undefined && (
          <span className={isSetUp ? 'tag text-ok' : 'tag'}>{isSetUp ? words.isSetUp : words.isNotSetUp}</span>
        )}
      </div>
      <p className="section-purpose">{purpose}</p>
      <div className="grid gap-3">{children}</div>
    </section>
  )
}
