import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { describeHost } from './matrix.ts'
import { freePort, startServer } from './process.ts'
import { prepareFor } from './site.ts'

describeHost('nginx', async (base) => {
  const site = await prepareFor('nginx', base)
  const port = await freePort()
  const server = (await readFile(join(site.folder, 'nginx.conf'), 'utf8'))
    .replace('listen 80;', `listen 127.0.0.1:${port};`)
    .replace('root /var/www/latchkey;', `root ${site.root};`)
  await writeFile(join(site.folder, 'nginx.conf'), server)
  // As /etc/nginx/nginx.conf of Debian, without its log files.
  await writeFile(
    join(site.folder, 'main.conf'),
    `daemon off; pid ${site.folder}/nginx.pid; events {}
     http { include /etc/nginx/mime.types; access_log off; include ${site.folder}/nginx.conf; }`,
  )
  const args = ['-p', site.folder, '-c', join(site.folder, 'main.conf'), '-e', 'stderr']
  return startServer({ site, port, command: 'nginx', args })
})
