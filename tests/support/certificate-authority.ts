import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Writes tls.pem and tls.key for localhost to a folder, and ca.pem, the authority that signed them: browsers and Node reject
 * a self-signed certificate. Returns the path of the authority and the content of the two others.
 */
export function makeCertificate(folder: string): { ca: string; key: Buffer; cert: Buffer } {
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' })
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
  openssl('req', '-x509', ...key, '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '90', '-subj', '/CN=Test authority')
  const name = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
  openssl('req', ...key, '-keyout', 'tls.key', '-out', 'tls.csr', ...name)
  const sign = ['x509', '-req', '-in', 'tls.csr', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-copy_extensions', 'copy']
  openssl(...sign, '-days', '90', '-out', 'tls.pem')
  const read = (file: string) => readFileSync(join(folder, file))
  return { ca: join(folder, 'ca.pem'), key: read('tls.key'), cert: read('tls.pem') }
}
