import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'

import { apiKeyQueries, type AllApiKeys } from '~/api/api-keys'
import type { JwtClaims } from '~/api/jwt'
import { decodePastedJwt } from '~/api/pasted-jwt'
import { serverNow } from '~/api/server-clock'
import { isBlank } from '~/lib/visible-text'
import { useConsole } from '~/session/console-context'
import { relativeTime } from '~/ui/text/time'

import { whoseWords as words } from './tool-words'

/** Decodes a pasted token and shows its owner. The token is not sent anywhere. */
export function WhoseToken() {
  const id = useId()
  const { config } = useConsole()
  // Only this component holds the pasted token, and it unmounts when the panel closes.
  const [pasted, setPasted] = useState('')
  const claims = decodePastedJwt(pasted)
  const keys = useQuery({ ...apiKeyQueries.everything({ by: 'name', direction: 'asc' }), enabled: claims !== null })

  return (
    <div className="field">
      <label htmlFor={id}>{words.label}</label>
      <textarea
        id={id}
        rows={3}
        className="input mono"
        spellCheck={false}
        autoComplete="off"
        value={pasted}
        aria-describedby={`${id}-hint`}
        onChange={(event) => setPasted(event.target.value)}
      />
      <p id={`${id}-hint`} className="field-hint">
        {words.hint}
      </p>
      <div role="status" className="grid gap-1">
        {!isBlank(pasted) && !claims && <p className="field-error">{words.notJwt}</p>}
        {claims && (
          <>
            <p className="font-medium">{whose(claims, keys.data, keys.isError)}</p>
            <p>{life(claims)}</p>
            <p>
              {claims.audience.includes(config.auth0.audience)
                ? words.ownAudience
                : words.otherAudience(claims.audience)}
            </p>
            <p className="hint">{words.unverified}</p>
          </>
        )}
      </div>
    </div>
  )
}

function whose({ clientId }: JwtClaims, all: AllApiKeys | undefined, isError: boolean): string {
  if (clientId === undefined) return words.noClient
  const key = all?.keys.find((candidate) => candidate.clientId === clientId)
  if (key) return words.yours(key.name)
  if (isError || (all?.complete && all.unreadable)) return words.incomplete
  return all?.complete ? words.notYours : words.reading
}

function life({ expiresAt }: JwtClaims): string {
  if (!expiresAt) return words.noExpiry
  const when = relativeTime(expiresAt, serverNow())
  return expiresAt.getTime() <= serverNow() ? words.expired(when) : words.valid(when)
}
