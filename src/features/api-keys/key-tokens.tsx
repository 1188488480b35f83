import { useId } from 'react'
import { useStore } from 'zustand'

import { recognizedTokens } from '~/api/recognized-tokens'
import { useServerNow } from '~/ui/hooks/use-server-now'
import { exactTime } from '~/ui/text/exact-time'

import { detailWords as words } from './detail-words'

/** The tokens of a key that the user pasted into "Whose token is this?" in this visit. Nothing if there are none. */
export function KeyTokens({ clientId }: { clientId: string }) {
  const id = useId()
  const tokens = useStore(recognizedTokens, (all) => all.get(clientId))
  const expiries = tokens?.flatMap(({ expiresAt }) => expiresAt?.getTime() ?? []) ?? []
  const now = useServerNow((from) => expiries.filter((expiry) => expiry > from).toSorted((a, b) => a - b)[0])
  if (!tokens) return null
  return (
    <section aria-labelledby={id} className="section">
      <div className="section-head">
        <h2 id={id}>{words.tokens}</h2>
        <span>{words.tokensPurpose}</span>
      </div>
      <ul className="panel">
        {tokens.map(({ issuedAt, expiresAt, audience }, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- two tokens may have the same claims but for their value
          <li key={index} className="panel-row block">
            <dl className="facts">
              <dt>{words.issued}</dt>
              <dd>{issuedAt ? exactTime(issuedAt) : words.notStated}</dd>
              <dt>{expiresAt && expiresAt.getTime() <= now ? words.expired : words.expires}</dt>
              <dd>{expiresAt ? exactTime(expiresAt) : words.notStated}</dd>
              <dt>{words.audience}</dt>
              <dd>
                {audience.length === 0 && words.notStated}
                {audience.map((one) => (
                  <bdi key={one} className="block">
                    {one}
                  </bdi>
                ))}
              </dd>
            </dl>
          </li>
        ))}
      </ul>
    </section>
  )
}
