import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

/**
 * Writes tls.pem and tls.key for localhost to a folder, and returns the file of the authority that signed them. A
 * self-signed certificate would count as an error.
 */
export function makeCertificate(folder: string): string {
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' })
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
  openssl('req', '-x509', ...key, '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '90', '-subj', '/CN=Test authority')
  const name = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
  openssl('req', ...key, '-keyout', 'tls.key', '-out', 'tls.csr', ...name)
  const sign = ['x509', '-req', '-in', 'tls.csr', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-copy_extensions', 'copy']
  openssl(...sign, '-days', '90', '-out', 'tls.pem')
  return join(folder, 'ca.pem')
}
