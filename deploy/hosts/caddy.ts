import { bareBase } from './paths.ts'
import type { Host, PreparedSite } from './host.ts'

export const caddy: Host = {
  title: 'Caddy',
  root: 'public/',
  files: (site) => ({ Caddyfile: caddyfile(site) }),
}

function caddyfile({ headers }: PreparedSite): string {
  const { base, every, cache } = headers
  const bare = bareBase(headers)
  const lines = Object.entries(every).map(([name, value]) => `      ${name} ${quoted(value)}`)
  const matchers = cache.rules.map(
    ({ path }, index) => `
  @cached${index} {
    path ${base}${path}
    file
  }`,
  )
  const rules = cache.rules.map(({ value }, index) => `    header @cached${index} Cache-Control ${quoted(value)}`)
  return `# Written by "latchkey prepare --host caddy". Copy public/ to /var/www/latchkey/, and this file to /etc/caddy/Caddyfile.
# Caddy gets a certificate for the host that LATCHKEY_HOST names.

{$LATCHKEY_HOST:localhost} {
  root * {$LATCHKEY_ROOT:/var/www/latchkey}
  encode zstd gzip

  header -Server
${matchers.join('\n')}
  @write not method GET HEAD
  # A missing asset is not a page.
  @missing {
    path ${base}assets/*
    not file
  }
  @page {
    path ${base}*
    not file
  }
${bare === undefined ? '' : bareMatchers(bare)}
  # A route keeps this order. Else Caddy would set the headers for all paths last.
  route {
    header {
${lines.join('\n')}
      Cache-Control ${quoted(cache.rest)}
    }
${rules.join('\n')}
${bare === undefined ? '' : `    redir @bare ${base} 301\n    redir @bareQuery ${base}?{query} 301\n`}    respond @write "Only GET and HEAD are allowed." 405
    error @missing 404
    rewrite @page ${base}index.html
    file_server
  }

  handle_errors {
    header Cache-Control ${quoted(cache.rest)}
    rewrite * /404.html
    file_server {
      status {err.status_code}
    }
  }
}
`
}

/** Two matchers, because Caddy before 2.9 has no placeholder for a query with its question mark. */
function bareMatchers(bare: string): string {
  const matcher = (name: string, operator: string) =>
    `  @${name} {\n    path ${bare}\n    expression \`{query} ${operator} ""\`\n  }\n`
  return `${matcher('bare', '==')}${matcher('bareQuery', '!=')}`
}

/** The values have no "{", which would start a placeholder: see config-file.ts. */
function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`
}
