import type { SiteHeaders } from '../headers.ts'
import type { Host, PreparedSite } from './host.ts'
import { bareBase, escapeRegExp } from './paths.ts'

export const nginx: Host = {
  title: 'nginx',
  root: 'public/',
  files: (site) => ({ 'nginx.conf': serverFile(site) }),
}

function serverFile({ headers }: PreparedSite): string {
  return `# Written by "latchkey prepare --host nginx". Copy public/ to /var/www/latchkey/,
# and this file to /etc/nginx/conf.d/latchkey.conf.

${cacheMap(headers)}

server {
  listen 80;
  server_name _;
  root /var/www/latchkey;

  # Your own lines, which a new release does not overwrite. For TLS, /etc/nginx/latchkey.d/tls.conf has:
  #   listen 443 ssl http2;
  #   server_name console.example.com;
  #   ssl_certificate /etc/letsencrypt/live/console.example.com/fullchain.pem;
  #   ssl_certificate_key /etc/letsencrypt/live/console.example.com/privkey.pem;
  #   ssl_protocols TLSv1.2 TLSv1.3;
  #   if ($scheme = http) { return 301 https://$host$request_uri; }
  include /etc/nginx/latchkey.d/*.conf;

${serverBody(headers)}
}
`
}

/** The map of cache rules, which belongs outside of the server. Only a file that exists has the rule of its path. */
export function cacheMap({ base, cache }: SiteHeaders): string {
  const rules = cache.rules.map(({ path, value }) => {
    const pattern = escapeRegExp(base + path).replace(/\\\*$/, '.')
    return `  ${quoted(`~^(200|206|304) ${pattern}${path.endsWith('*') ? '' : '$'}`)} ${quoted(value)};`
  })
  return `# nginx drops the headers of a server in each location that adds one. No location here adds a header:
# the map has the Cache-Control of every response. Add none yourself, or the location loses its security headers.
map "$status $uri" $latchkey_cache {
  default ${quoted(cache.rest)};
${rules.join('\n')}
}`
}

/** The directives of the server, except where it listens and which folder it serves. */
export function serverBody(headers: SiteHeaders): string {
  const { base, every } = headers
  const bare = bareBase(headers)
  const lines = Object.entries(every).map(([name, value]) => `  add_header ${name} ${quoted(value)} always;`)
  return `  server_tokens off;
  # The public URL has another scheme or port if a proxy is in front.
  absolute_redirect off;

${lines.join('\n')}
  add_header Cache-Control $latchkey_cache always;

  gzip on;
  gzip_vary on;
  gzip_min_length 1024;
  gzip_proxied any;
  gzip_types text/css text/javascript application/javascript application/json image/svg+xml text/plain;

  error_page 404 /404.html;
${bare === undefined ? '' : `\n  location = ${bare} {\n    return 301 ${base}$is_args$args;\n  }\n\n  location / {\n    try_files $uri =404;\n  }\n`}
  location ${base} {
    try_files $uri ${base}index.html;
  }

  location ${base}assets/ {
    try_files $uri =404;
  }`
}

/** In quotes, nginx needs a backslash in front of quotes and backslashes. The values have no "$": see config-file.ts. */
function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`
}
