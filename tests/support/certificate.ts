import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

export type Certificate = { cert: string; key: string }

/** Makes a certificate for localhost with the program openssl. Node cannot make one. */
export async function selfSignedCertificate(days: number): Promise<Certificate> {
  const dir = await mkdtemp(join(tmpdir(), 'latchkey-certificate-'))
  const [cert, key] = [join(dir, 'cert.pem'), join(dir, 'key.pem')]
  const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', `${days}`]
  const host = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
  await promisify(execFile)('openssl', ['req', ...kind, ...host, '-keyout', key, '-out', cert])
  const certificate = { cert: await readFile(cert, 'utf8'), key: await readFile(key, 'utf8') }
  await rm(dir, { recursive: true })
  return certificate
}
