import { visibleOr } from '~/lib/visible-text'

import { words } from './words'

type Props = {
  label: string
  value: string | undefined
  /** Why the user cannot change the field. */
  reason?: string | undefined
  /** The reason in the words of the tenant. */
  tenantReason?: string | undefined
}

/** A field that the user can read and not change, and why. */
export function ReadOnlyField({ label, value, reason, tenantReason }: Props) {
  const shown = visibleOr(value, undefined)
  return (
    <dl className="profile-row">
      <dt>{label}</dt>
      <dd>
        {shown === undefined ? <span className="text-faint">{words.empty}</span> : <bdi>{shown}</bdi>}
        {reason !== undefined && (
          <p className="field-hint">
            <bdi>{reason}</bdi>{' '}
            {tenantReason !== undefined && (
              <q>
                <bdi>{tenantReason}</bdi>
              </q>
            )}
          </p>
        )}
      </dd>
    </dl>
  )
}
