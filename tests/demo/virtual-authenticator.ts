import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

const AAGUID = 'fbfc3007154e4ecc8c0b6e020557d7bd'
/** User present, user verified, may be backed up, is backed up, and a key is attached. */
const FLAGS = 0x5d

/** As in relyingParty() of the demo: a test without a page has no address. */
const ORIGIN = globalThis.location?.origin ?? 'http://localhost'

type Said = { challenge: string; origin?: string; type?: string }

/** What an authenticator would answer, made by hand: a synced ES256 passkey of this site. */
export async function attestPasskey({ challenge, origin = ORIGIN, type = 'webauthn.create' }: Said) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const id = randomBytes(20)
  // {1: 2, 3: -7, -1: 1, -2: x, -3: y}
  const key = Buffer.concat([
    Buffer.from('a501020326200121', 'hex'),
    Buffer.from('5820', 'hex'),
    Buffer.from(x, 'base64url'),
    Buffer.from('225820', 'hex'),
    Buffer.from(y, 'base64url'),
  ])
  const authData = Buffer.concat([head(FLAGS), Buffer.from(AAGUID, 'hex'), Buffer.from([0, id.length]), id, key])
  // {"fmt": "none", "attStmt": {}, "authData": …}
  const attestation = Buffer.concat([
    Buffer.from('a3', 'hex'),
    text('fmt'),
    text('none'),
    text('attStmt'),
    Buffer.from('a0', 'hex'),
    text('authData'),
    Buffer.from([0x58, authData.length]),
    authData,
  ])
  return {
    id: id.toString('base64url'),
    publicKey: key.toString('base64url'),
    authn_response: {
      id: id.toString('base64url'),
      rawId: id.toString('base64url'),
      type: 'public-key',
      response: {
        attestationObject: attestation.toString('base64url'),
        clientDataJSON: clientData({ challenge, origin, type }),
        transports: ['internal', 'hybrid'],
      },
      clientExtensionResults: {},
    },
    /** Logs in with it. */
    assert(said: Said) {
      const clientDataJSON = clientData({ origin: ORIGIN, type: 'webauthn.get', ...said })
      const authenticatorData = head(0x1d)
      const hash = createHash('sha256').update(Buffer.from(clientDataJSON, 'base64url')).digest()
      const signature = sign('sha256', Buffer.concat([authenticatorData, hash]), privateKey)
      return {
        id: id.toString('base64url'),
        clientDataJSON,
        authenticatorData: authenticatorData.toString('base64url'),
        signature: signature.toString('base64url'),
      }
    },
  }
}

/** The hash of the site, the flags, and a counter that synced passkeys leave at nought. */
function head(flags: number): Buffer {
  return Buffer.concat([createHash('sha256').update('localhost').digest(), Buffer.from([flags, 0, 0, 0, 0])])
}

function text(value: string): Buffer {
  return Buffer.concat([Buffer.from([0x60 + value.length]), Buffer.from(value)])
}

/** The challenge goes through bytes, as in a browser. */
function clientData({ challenge, ...said }: Said): string {
  const again = Buffer.from(challenge, 'base64url').toString('base64url')
  return Buffer.from(JSON.stringify({ ...said, challenge: again })).toString('base64url')
}
