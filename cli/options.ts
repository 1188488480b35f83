import { InvalidArgumentError } from 'commander'

export const PORT = ['-p, --port <number>', 'port on this machine; 0 chooses a free one', portOf, 4173] as const

export const JSON_URL = ['--json', 'print the URL as JSON'] as const

export function portOf(text: string): number {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError('A port is a number from 0 to 65535.')
  return port
}

/** Returns the origin of a URL, as a browser would send it. */
export function originOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new InvalidArgumentError('An origin is a URL such as https://console.example.com.')
  }
  return url.origin
}
