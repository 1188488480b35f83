import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Makes a certificate authority and a certificate for localhost that it has signed. Returns the paths for TLS. */
export function makeCertificate(folder: string): { ca: string; key: Buffer; cert: Buffer } {
  const openssl = (command: string) => execFileSync('openssl', command.split(' '), { cwd: folder, stdio: 'pipe' })
  const newKey = 'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -noenc -days 2'
  openssl(`${newKey} -keyout ca.key -out ca.pem -subj /CN=Authority`)
  openssl(
    `${newKey} -keyout server.key -out server.pem -subj /CN=localhost -CA ca.pem -CAkey ca.key ` +
      '-addext subjectAltName=DNS:localhost -addext basicConstraints=critical,CA:FALSE',
  )
  const read = (name: string) => readFileSync(join(folder, name))
  return { ca: join(folder, 'ca.pem'), key: read('server.key'), cert: read('server.pem') }
}
