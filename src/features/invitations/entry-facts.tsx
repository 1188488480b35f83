import { TimeAgo, TimeUntil } from '~/ui/text/time'

import { roleOf, words } from './words'

type Entry = { reason: string; role?: string | undefined; created: Date | undefined; expires: Date | undefined }

/** Why, as what, since when and until when, as far as the server says so: of an invitation, and of a request to join. */
export function EntryFacts({ entry: { reason, role, created, expires }, isOpen }: { entry: Entry; isOpen: boolean }) {
  return (
    <>
      {reason !== '' && <q className="text-muted break-words">{reason}</q>}
      <p className="hint">
        {role !== undefined && <span className="fact">{words.role(roleOf(role))}</span>}
        {created && (
          <span className="fact">
            <TimeAgo at={created} />
          </span>
        )}
        {expires && (
          <span className="fact">
            {isOpen ? words.ends : words.expired} {isOpen && <TimeUntil at={expires} />}
          </span>
        )}
      </p>
    </>
  )
}
