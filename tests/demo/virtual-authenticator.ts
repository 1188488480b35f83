import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

const AAGUID = 'fbfc3007154e4ecc8c0b6e020557d7bd'
/** User present, user verified, backup eligible, and backed up. */
const LOGIN_FLAGS = 0x1d
/** The flags of a login, and "attested credential data included". */
const CREATE_FLAGS = 0x5d

/** Matches `relyingParty()` of the demo: tests in Node have no location. */
const ORIGIN = globalThis.location?.origin ?? 'http://localhost'

type ClientData = { challenge: string; origin?: string; type?: string }

/** Creates a synced ES256 passkey for this site and the response of its authenticator. */
export async function createPasskey({ challenge, origin = ORIGIN, type = 'webauthn.create' }: ClientData) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const id = randomBytes(20)
  // CBOR of {1: 2, 3: -7, -1: 1, -2: x, -3: y}
  const key = Buffer.concat([
    Buffer.from('a501020326200121', 'hex'),
    Buffer.from('5820', 'hex'),
    Buffer.from(x, 'base64url'),
    Buffer.from('225820', 'hex'),
    Buffer.from(y, 'base64url'),
  ])
  const authData = Buffer.concat([
    authenticatorDataHead(CREATE_FLAGS),
    Buffer.from(AAGUID, 'hex'),
    Buffer.from([0, id.length]),
    id,
    key,
  ])
  // CBOR of {"fmt": "none", "attStmt": {}, "authData": …}
  const attestation = Buffer.concat([
    Buffer.from('a3', 'hex'),
    cborText('fmt'),
    cborText('none'),
    cborText('attStmt'),
    Buffer.from('a0', 'hex'),
    cborText('authData'),
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
        clientDataJSON: encodeClientData({ challenge, origin, type }),
        transports: ['internal', 'hybrid'],
      },
      clientExtensionResults: {},
    },
    /** Signs the challenge of a login. */
    signLogin(clientData: ClientData) {
      const clientDataJSON = encodeClientData({ origin: ORIGIN, type: 'webauthn.get', ...clientData })
      const authenticatorData = authenticatorDataHead(LOGIN_FLAGS)
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

/** Returns the hash of the site, the flags, and a counter, which is 0 for synced passkeys. */
function authenticatorDataHead(flags: number): Buffer {
  return Buffer.concat([createHash('sha256').update('localhost').digest(), Buffer.from([flags, 0, 0, 0, 0])])
}

function cborText(value: string): Buffer {
  return Buffer.concat([Buffer.from([0x60 + value.length]), Buffer.from(value)])
}

/** Decodes the challenge and encodes it again, as browsers do. */
function encodeClientData({ challenge, ...others }: ClientData): string {
  const reencoded = Buffer.from(challenge, 'base64url').toString('base64url')
  return Buffer.from(JSON.stringify({ ...others, challenge: reencoded })).toString('base64url')
}
