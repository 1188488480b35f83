import { spawn, type ChildProcess } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

type Options = {
  /** A folder with tls.pem and tls.key (certificate-authority.ts). nginx writes its files there. */
  folder: string
  /** The folder that `latchkey prepare --host nginx` has written. */
  site: string
  port: number
  /** More servers for the configuration, as text. */
  servers?: string
}

/** The directives of a server that listens with TLS. */
export function listenWithTls(folder: string, port: number): string {
  return `listen 127.0.0.1:${port} ssl; ssl_certificate ${folder}/tls.pem; ssl_certificate_key ${folder}/tls.key;`
}

/** Serves a prepared folder on https://localhost, and waits until the server listens. Stop it with `kill()`. */
export async function startTlsNginx({ folder, site, port, servers = '' }: Options): Promise<ChildProcess> {
  const server = (await readFile(join(site, 'nginx.conf'), 'utf8'))
    .replace('listen 80;', listenWithTls(folder, port))
    .replace('root /var/www/latchkey;', `root ${site}/public;`)
  const main = join(folder, 'main.conf')
  await mkdir(join(folder, 'logs'))
  await writeFile(join(folder, 'latchkey.conf'), server)
  await writeFile(
    main,
    `daemon off; pid ${folder}/nginx.pid; events {}
     http { include /etc/nginx/mime.types; access_log off; include ${folder}/latchkey.conf; ${servers} }`,
  )
  const nginx = spawn('nginx', ['-p', folder, '-c', main, '-e', 'stderr'], { stdio: ['ignore', 'ignore', 'inherit'] })
  while (!(await isListening(port))) {
    if (nginx.exitCode !== null) throw new Error('nginx did not start.')
    await delay(50)
  }
  return nginx
}

function isListening(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => done(true))
    socket.on('connect', () => socket.destroy()).on('error', () => done(false))
  })
}
