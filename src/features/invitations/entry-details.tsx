import { TimeAgo, TimeUntil } from '~/ui/text/time'

import { roleOf, words } from './words'

type Entry = { reason: string; role?: string | undefined; created: Date | undefined; expires: Date | undefined }

/** Reason, role, age and expiry of an invitation or a join request. Fields that the server did not send are left out. */
export function EntryDetails({ entry: { reason, role, created, expires }, isOpen }: { entry: Entry; isOpen: boolean }) {
  return (
    <>
      {reason !== '' && (
        <q className="text-muted break-words">
          <bdi>{reason}</bdi>
        </q>
      )}
      <p className="hint">
        {role !== undefined && <span className="fact">{words.role(roleOf(role))}</span>}
        {created && (
          <span className="fact">
            <TimeAgo at={created} />
          </span>
        )}
        {expires && (
          <span className="fact">
            {isOpen ? words.expires : words.expired} {isOpen && <TimeUntil at={expires} />}
          </span>
        )}
      </p>
    </>
  )
}
