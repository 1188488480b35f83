import { useId } from 'react'

import { detailWords as words } from './detail-words'
import { UseIt } from './use-it'

/** Examples that log in with the client ID of one key. */
export function UseThisKey({ clientId }: { clientId: string }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="section">
      <div className="section-head">
        <h2 id={id}>{words.use}</h2>
        <span>{words.examplesPurpose}</span>
      </div>
      <div className="panel p-4">
        <UseIt clientId={clientId} />
      </div>
    </section>
  )
}
