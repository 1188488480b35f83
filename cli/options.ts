import { InvalidArgumentError } from 'commander'

export const PORT = ['-p, --port <number>', 'port on this machine; 0 chooses a free one', portOf, 4173] as const

function portOf(text: string): number {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError('A port is a number from 0 to 65535.')
  return port
}
