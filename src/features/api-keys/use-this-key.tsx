import { useId } from 'react'

import { detailWords as words } from './detail-words'
import { UseIt } from './use-it'

/** Examples that log in with the client ID of one key. */
export function UseThisKey({ name, clientId }: { name: string; clientId: string }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="section">
      <div className="section-head">
        <h2 id={id}>{words.use}</h2>
        <span>{words.examplesPurpose}</span>
      </div>
      <div className="panel p-4">
        <UseIt name={name} clientId={clientId} />
      </div>
    </section>
  )
}
