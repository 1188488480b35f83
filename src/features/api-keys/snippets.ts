import { formatDotEnv, quoteForShell } from '~/lib/shell-text'

/** Languages of the examples, in the order of their tabs. */
export const snippetLanguages = [
  { id: 'curl', label: 'cURL' },
  { id: 'python', label: 'Python' },
  { id: 'javascript', label: 'JavaScript' },
  { id: 'env', label: '.env' },
  { id: 'powershell', label: 'PowerShell' },
  { id: 'httpie', label: 'HTTPie' },
] as const

export type SnippetLanguage = (typeof snippetLanguages)[number]['id']

export type SnippetOptions = {
  language: SnippetLanguage
  /** `token` lists the keys with a token. `exchange` first exchanges a client ID and secret for a token. */
  purpose: 'token' | 'exchange'
  /** Base URL of the API, `apiKeys.baseUrl` in config.json. */
  apiUrl: string
  tokenUrl: string
  audience: string
  clientId: string
  /**
   * The token, or the mask that replaces the token on screen. If null, the program reads the token from the environment
   * variable ACCESS_TOKEN. The program always reads the client secret from CLIENT_SECRET.
   */
  token: string | null
}

/** Returns a complete program. It exits with an error code if the server responds with an error. */
export function snippet({ language, purpose, apiUrl, tokenUrl, audience, clientId, token }: SnippetOptions): string {
  return writers[language]({
    exchange: purpose === 'exchange',
    // Normalized, so that no space or quote can end the URL early.
    listUrl: new URL(`${apiUrl.replace(/\/+$/, '')}/apikeys/`).href,
    tokenUrl: new URL(tokenUrl).href,
    audience,
    clientId,
    token,
  })
}

type Values = {
  exchange: boolean
  listUrl: string
  tokenUrl: string
  audience: string
  clientId: string
  token: string | null
}

const writers: Record<SnippetLanguage, (values: Values) => string> = {
  curl: shell({
    get: (url, bearer) => `curl --fail-with-body -sSg ${url} -H ${bearer}`,
    post: (url) => `curl --fail-with-body -sSg ${url} -H 'Content-Type: application/json' -d @-`,
    header: 'Authorization: Bearer ',
  }),
  httpie: shell({
    get: (url, bearer) => `http --check-status --ignore-stdin ${url} ${bearer}`,
    post: (url) => `http --check-status POST ${url}`,
    header: 'Authorization:Bearer ',
  }),
  python,
  javascript,
  env,
  powershell,
}

type ShellTool = {
  get: (url: string, bearer: string) => string
  /** Sends the JSON from standard input, because arguments are visible in the process list. */
  post: (url: string) => string
  header: string
}

/** Writes the example for any POSIX shell. Uses sed, because jq may not be installed. */
function shell({ get, post, header }: ShellTool) {
  return ({ exchange, listUrl, tokenUrl, audience, clientId, token }: Values): string => {
    const fromVariable = get(quoteForShell(listUrl), `"${header}$ACCESS_TOKEN"`)
    if (!exchange) return token === null ? fromVariable : get(quoteForShell(listUrl), quoteForShell(header + token))
    const body = `{"grant_type":"client_credentials","client_id":%s,"client_secret":"%s","audience":%s}`
    return `RESPONSE=$(printf '${body}' \\
  ${quoteForShell(quote(clientId))} \\
  "$(printf %s "$CLIENT_SECRET" | sed 's/[\\\\"]/\\\\&/g')" \\
  ${quoteForShell(quote(audience))} |
  ${post(quoteForShell(tokenUrl))}) &&
ACCESS_TOKEN=$(printf %s "$RESPONSE" | sed -n 's/.*"access_token" *: *"\\([^"]*\\)".*/\\1/p') &&
${fromVariable}`
  }
}

function python({ exchange, listUrl, tokenUrl, audience, clientId, token }: Values): string {
  const bearer = exchange
    ? '"Bearer " + token'
    : token === null
      ? '"Bearer " + os.environ["ACCESS_TOKEN"]'
      : quote(`Bearer ${token}`)
  const fetchToken = `token = call(Request(
    ${quote(tokenUrl)},
    json.dumps({
        "grant_type": "client_credentials",
        "client_id": ${quote(clientId)},
        "client_secret": os.environ["CLIENT_SECRET"],
        "audience": ${quote(audience)},
    }).encode(),
    {"Content-Type": "application/json"},
))["access_token"]
`
  return `import json${exchange || token === null ? ', os' : ''}
from urllib.request import Request, urlopen

def call(request):
    with urlopen(request) as response:
        return json.load(response)

${exchange ? fetchToken : ''}keys = call(Request(${quote(listUrl)}, headers={"Authorization": ${bearer}}))
print(json.dumps(keys, indent=2))`
}

function javascript({ exchange, listUrl, tokenUrl, audience, clientId, token }: Values): string {
  const bearer = exchange
    ? '`Bearer ${token}`'
    : token === null
      ? '`Bearer ${process.env.ACCESS_TOKEN}`'
      : quote(`Bearer ${token}`)
  const fetchToken = `const { access_token: token } = await call(${quote(tokenUrl)}, {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({
    grant_type: 'client_credentials',
    client_id: ${quote(clientId)},
    client_secret: process.env.CLIENT_SECRET,
    audience: ${quote(audience)},
  }),
})
`
  return `// keys.mjs, for Node.js 18 or newer
async function call(url, options) {
  const response = await fetch(url, options)
  if (!response.ok) throw new Error(\`\${response.status} \${await response.text()}\`)
  return response.json()
}

${exchange ? fetchToken : ''}console.log(await call(${quote(listUrl)}, { headers: { Authorization: ${bearer} } }))`
}

function powershell({ exchange, listUrl, tokenUrl, audience, clientId, token }: Values): string {
  const bearer = exchange
    ? '"Bearer $token"'
    : token === null
      ? '"Bearer $env:ACCESS_TOKEN"'
      : quoteForPowerShell(`Bearer ${token}`)
  const fetchToken = `$body = @{
  grant_type = 'client_credentials'
  client_id = ${quoteForPowerShell(clientId)}
  client_secret = $env:CLIENT_SECRET
  audience = ${quoteForPowerShell(audience)}
} | ConvertTo-Json
$token = (Invoke-RestMethod ${quoteForPowerShell(tokenUrl)} -Method Post -ContentType 'application/json' -Body $body).access_token
`
  return `$ErrorActionPreference = 'Stop'
${exchange ? fetchToken : ''}Invoke-RestMethod ${quoteForPowerShell(listUrl)} -Headers @{ Authorization = ${bearer} } | ConvertTo-Json -Depth 9`
}

function env({ exchange, listUrl, tokenUrl, audience, clientId, token }: Values): string {
  const api = formatDotEnv({ API_KEYS_URL: listUrl })
  if (!exchange) {
    return `${api}\n${token === null ? '# ACCESS_TOKEN comes from the environment' : formatDotEnv({ ACCESS_TOKEN: token })}`
  }
  return `${formatDotEnv({ TOKEN_URL: tokenUrl, AUDIENCE: audience, CLIENT_ID: clientId })}
# CLIENT_SECRET comes from the environment
${api}`
}

/** Quotes a PowerShell string. PowerShell treats typographic quotes like single quotes. */
function quoteForPowerShell(value: string): string {
  return `'${value.replace(/['‘’‚‛]/g, '$&$&')}'`
}

/** Quotes a string: JSON strings are valid literals in JavaScript and Python. */
const quote = JSON.stringify as (value: string) => string
