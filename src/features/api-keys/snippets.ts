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
  /** List the keys with a token, or exchange a client ID and secret for a token first. */
  purpose: 'token' | 'exchange'
  /** Base URL of the API, `apiKeys.baseUrl` in config.json. */
  apiUrl: string
  tokenUrl: string
  audience: string
  clientId: string
  /**
   * The token, or the mask that replaces it on screen. Null: the program reads it from the environment
   * variable ACCESS_TOKEN. The client secret always comes from the environment, from CLIENT_SECRET.
   */
  token: string | null
}

/** Returns a complete program, which exits with an error if the server responds with one. */
export function snippet({ language, purpose, apiUrl, tokenUrl, audience, clientId, token }: SnippetOptions): string {
  return writers[language]({
    exchange: purpose === 'exchange',
    // Normalized, so that no space or quote can end the URL early.
    list: new URL(`${apiUrl.replace(/\/+$/, '')}/apikeys/`).href,
    tokenUrl: new URL(tokenUrl).href,
    audience,
    clientId,
    token,
  })
}

type Facts = {
  exchange: boolean
  list: string
  tokenUrl: string
  audience: string
  clientId: string
  token: string | null
}

const writers: Record<SnippetLanguage, (facts: Facts) => string> = {
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

/** For any POSIX shell, without jq. */
function shell({ get, post, header }: ShellTool) {
  return ({ exchange, list, tokenUrl, audience, clientId, token }: Facts): string => {
    const fromVariable = get(quoteForShell(list), `"${header}$ACCESS_TOKEN"`)
    if (!exchange) return token === null ? fromVariable : get(quoteForShell(list), quoteForShell(header + token))
    const body = `{"grant_type":"client_credentials","client_id":%s,"client_secret":"%s","audience":%s}`
    return `ANSWER=$(printf '${body}' \\
  ${quoteForShell(quote(clientId))} \\
  "$(printf %s "$CLIENT_SECRET" | sed 's/[\\\\"]/\\\\&/g')" \\
  ${quoteForShell(quote(audience))} |
  ${post(quoteForShell(tokenUrl))}) &&
ACCESS_TOKEN=$(printf %s "$ANSWER" | sed -n 's/.*"access_token" *: *"\\([^"]*\\)".*/\\1/p') &&
${fromVariable}`
  }
}

function python({ exchange, list, tokenUrl, audience, clientId, token }: Facts): string {
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

${exchange ? fetchToken : ''}keys = call(Request(${quote(list)}, headers={"Authorization": ${bearer}}))
print(json.dumps(keys, indent=2))`
}

function javascript({ exchange, list, tokenUrl, audience, clientId, token }: Facts): string {
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

${exchange ? fetchToken : ''}console.log(await call(${quote(list)}, { headers: { Authorization: ${bearer} } }))`
}

function powershell({ exchange, list, tokenUrl, audience, clientId, token }: Facts): string {
  const bearer = exchange
    ? '"Bearer $token"'
    : token === null
      ? '"Bearer $env:ACCESS_TOKEN"'
      : inPowerShell(`Bearer ${token}`)
  const fetchToken = `$body = @{
  grant_type = 'client_credentials'
  client_id = ${inPowerShell(clientId)}
  client_secret = $env:CLIENT_SECRET
  audience = ${inPowerShell(audience)}
} | ConvertTo-Json
$token = (Invoke-RestMethod ${inPowerShell(tokenUrl)} -Method Post -ContentType 'application/json' -Body $body).access_token
`
  return `$ErrorActionPreference = 'Stop'
${exchange ? fetchToken : ''}Invoke-RestMethod ${inPowerShell(list)} -Headers @{ Authorization = ${bearer} } | ConvertTo-Json -Depth 9`
}

function env({ exchange, list, tokenUrl, audience, clientId, token }: Facts): string {
  const api = formatDotEnv({ API_KEYS_URL: list })
  if (!exchange) {
    return `${api}\n${token === null ? '# ACCESS_TOKEN comes from the environment' : formatDotEnv({ ACCESS_TOKEN: token })}`
  }
  return `${formatDotEnv({ TOKEN_URL: tokenUrl, AUDIENCE: audience, CLIENT_ID: clientId })}
# CLIENT_SECRET comes from the environment
${api}`
}

/** Quotes a PowerShell string. PowerShell treats typographic quotes like single quotes. */
function inPowerShell(value: string): string {
  return `'${value.replace(/['‘’‚‛]/g, '$&$&')}'`
}

/** Quotes a string: JSON strings are valid literals in JavaScript and Python. */
const quote = JSON.stringify as (value: string) => string
