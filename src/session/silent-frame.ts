import { absoluteUrl } from '~/config/base-path'
import type { Config } from '~/config/config'
import { paths } from '~/config/paths'

import { tenantUrl } from './console-context'

export type FrameAnswer = 'session' | 'no-session' | 'no-answer'

/** As long as the silent login may take. */
const WAIT_MS = 8_000

/**
 * Asks the tenant for a session in a hidden frame, as the Auth0 SDK does after a reload. The code of the
 * answer cannot be exchanged: its challenge is a random value and not the hash of a known one.
 */
export function askInHiddenFrame(config: Config['auth0']): Promise<FrameAnswer> {
  const tenant = new URL(tenantUrl(config))
  const state = randomText()
  const url = new URL('/authorize', tenant)
  url.search = new URLSearchParams({
    client_id: config.clientId,
    redirect_uri: absoluteUrl(paths.callback),
    audience: config.audience,
    scope: 'openid',
    response_type: 'code',
    response_mode: 'web_message',
    prompt: 'none',
    state,
    nonce: randomText(),
    code_challenge: randomText(),
    code_challenge_method: 'S256',
  }).toString()

  const frame = document.createElement('iframe')
  frame.hidden = true
  frame.src = url.href
  return new Promise<FrameAnswer>((resolve) => {
    const listening = new AbortController()
    const finish = (answer: FrameAnswer) => {
      clearTimeout(timer)
      listening.abort()
      frame.remove()
      resolve(answer)
    }
    const timer = setTimeout(finish, WAIT_MS, 'no-answer')
    addEventListener(
      'message',
      ({ origin, source, data }: MessageEvent<unknown>) => {
        if (origin !== tenant.origin || source !== frame.contentWindow) return
        const response = responseOf(data)
        if (response?.['state'] === state) finish('code' in response ? 'session' : 'no-session')
      },
      { signal: listening.signal },
    )
    document.body.append(frame)
  })
}

function responseOf(data: unknown): Record<string, unknown> | undefined {
  if (typeof data !== 'object' || data === null || !('response' in data)) return undefined
  const { response } = data
  return typeof response === 'object' && response !== null ? (response as Record<string, unknown>) : undefined
}

/** Returns 43 characters of base64url, as long as a SHA-256 hash. */
function randomText(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '')
}
