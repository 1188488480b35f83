import type { Host, PreparedSite } from './host.ts'
import { cacheMap, serverBody } from './nginx.ts'

/**
 * nginx without root, and this tool: the container prepares its folder at each start, because the headers depend on
 * config.json. A script that only copies config.json into a prepared folder would serve it with the headers of another.
 */
export const container: Host = {
  title: 'a container',
  root: 'public/',
  files: (site) => ({
    Dockerfile: dockerfile(site),
    '.dockerignore': `*\n!latchkey-*.tgz\n!entrypoint.sh\n!public${site.headers.base}config.json\n${site.hasBrand ? '!brand\n' : ''}`,
    'entrypoint.sh': entrypoint,
    'nginx.conf': nginxConf(site),
  }),
  preparesAtStart: true,
}

function dockerfile({ headers: { base }, hasBrand = false }: PreparedSite): string {
  return `# Written by "latchkey prepare --host container". Copy latchkey-*.tgz into this folder first.
FROM nginxinc/nginx-unprivileged:1.29-alpine
USER root
RUN apk add --no-cache nodejs npm
COPY latchkey-*.tgz /tmp/
RUN npm install --global --ignore-scripts /tmp/latchkey-*.tgz && rm /tmp/latchkey-*.tgz
COPY public${base}config.json /etc/latchkey/config.json
${hasBrand ? 'COPY brand /etc/latchkey/brand\nENV LATCHKEY_BRAND=/etc/latchkey/brand\n' : ''}COPY --chmod=755 entrypoint.sh /usr/local/bin/latchkey-entrypoint
USER 101
ENV LATCHKEY_BASE=${base}
EXPOSE 8080
ENTRYPOINT ["latchkey-entrypoint"]
CMD []
`
}

const entrypoint = `#!/bin/sh
# Prepares the console for its config.json, and starts nginx. config.json is, in this order: the text in LATCHKEY_CONFIG,
# the file that LATCHKEY_CONFIG_FILE names, or /etc/latchkey/config.json. LATCHKEY_BRAND is the folder of the brand.
set -eu
site=\${LATCHKEY_SITE:-/tmp/latchkey}
config=\${LATCHKEY_CONFIG_FILE:-/etc/latchkey/config.json}
port=\${PORT:-8080}
case $port in
  '' | *[!0-9]*) echo "PORT is not a number: $port" >&2 && exit 2 ;;
esac

mkdir -p "$site"
if [ -n "\${LATCHKEY_CONFIG:-}" ]; then
  config=$site.config.json
  printf '%s' "$LATCHKEY_CONFIG" >"$config"
fi
latchkey prepare --host container --config "$config" --base "\${LATCHKEY_BASE:-/}" --out "$site" \\
  \${LATCHKEY_BRAND:+--brand "$LATCHKEY_BRAND"}
sed -i "s/listen 8080;/listen $port;/" "$site/nginx.conf"
exec nginx -p "$site/" -c nginx.conf -e stderr
`

function nginxConf({ headers }: PreparedSite): string {
  return `# Written by "latchkey prepare --host container".
daemon off;
worker_processes auto;
pid nginx.pid;

events {}

http {
  include /etc/nginx/mime.types;
  default_type application/octet-stream;
  # A log would contain the codes of logins. The proxy in front can log requests without their queries.
  access_log off;
  sendfile on;
  client_body_temp_path body-temp;
  proxy_temp_path proxy-temp;
  fastcgi_temp_path fastcgi-temp;
  uwsgi_temp_path uwsgi-temp;
  scgi_temp_path scgi-temp;

${indented(cacheMap(headers))}

  server {
    listen 8080;
    root public;

${indented(serverBody(headers))}
  }
}
`
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '  ')
}
