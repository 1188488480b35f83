import type { JwtClaims } from '~/api/jwt'
import { messages } from '~/lib/messages'
import { exactTime } from '~/ui/text/exact-time'

const words = messages({
  issuer: 'Issuer',
  audience: 'Audience',
  audiences: (audiences: string[]) => audiences.join(', '),
  client: 'Client',
  grant: 'Grant',
  issued: 'Issued',
  expires: 'Expires',
})

/** The decoded claims of a token. Missing claims are left out. */
export function TokenClaims({ claims }: { claims: JwtClaims }) {
  const facts: [name: string, value: string | undefined][] = [
    [words.issuer, claims.issuer],
    [words.audience, words.audiences(claims.audience)],
    [words.client, claims.clientId],
    [words.grant, claims.grant],
    [words.issued, claims.issuedAt && exactTime(claims.issuedAt)],
    [words.expires, claims.expiresAt && exactTime(claims.expiresAt)],
  ]
  return (
    <dl className="facts mt-2 text-text">
      {facts.map(([name, value]) => value && <Fact key={name} name={name} value={value} />)}
    </dl>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className="whitespace-pre-line">{value}</dd>
    </>
  )
}
