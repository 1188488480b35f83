import { InvalidArgumentError, type Command } from 'commander'

import { DataFileError } from '../../api-server/data-file.ts'
import type { Trust } from '../../api-server/http/bearer.ts'
import { createLocalIssuer } from '../../api-server/local-issuer.ts'
import { maria } from '../../api-server/people.ts'
import { startReference, type Reference } from '../../api-server/reference.ts'
import { Failure, reportingFailures } from '../failure.ts'
import { discoverTrust } from '../issuer.ts'
import { originOf, portOf } from '../options.ts'

type Options = {
  port: number
  origin: string
  data?: string
  issuer?: string
  audience?: string
  json?: boolean
}

export function addApi(program: Command): void {
  program
    .command('api')
    .description('Serve both APIs with sample data, as a reference for your own server, until Ctrl C.')
    .option('-p, --port <number>', 'port of the HAL API; the Management API has the next one', firstPortOf, 4180)
    .option('--origin <url>', 'origin of the console, which may call the APIs', originOf, 'http://localhost:4173')
    .option('--data <file>', 'file that keeps the data; without it, the data ends with the command')
    .option('--issuer <url>', 'accept the tokens of this Auth0 tenant instead of the printed one')
    .option('--audience <name>', 'audience of the tokens; needed with --issuer')
    .option('--json', 'print the URLs and the token as JSON')
    .action(
      reportingFailures(async ({ port, origin, data, issuer, audience, json = false }: Options) => {
        const { trust, token } = await trustOf(issuer, audience)
        const reference = await startReference({ trust, allowOrigin: origin, port, dataFile: data }).catch(
          (error: NodeJS.ErrnoException) => {
            throw explained(error, port)
          },
        )
        const lines = json
          ? [JSON.stringify({ ...urlsOf(reference), origin, token })]
          : textOf(reference, origin, token)
        process.stdout.write(`${lines.join('\n')}\n`)
      }),
    )
}

function firstPortOf(text: string): number {
  const port = portOf(text)
  if (port === 65_535) throw new InvalidArgumentError('The Management API has the next port, so the last one is 65534.')
  return port
}

async function trustOf(
  issuer: string | undefined,
  audience: string | undefined,
): Promise<{ trust: Trust; token?: string }> {
  if (issuer === undefined) {
    const local = await createLocalIssuer()
    return { trust: local.trust, token: await local.sign(maria.sub) }
  }
  if (audience === undefined)
    throw new Failure('--issuer needs --audience: the value of auth0.audience in config.json.')
  return { trust: await discoverTrust(issuer, audience) }
}

function explained(error: NodeJS.ErrnoException, port: number): unknown {
  if (error.code === 'EADDRINUSE') {
    return new Failure(`Port ${port} or ${port + 1} is in use. Choose another with --port.`)
  }
  return error instanceof DataFileError ? new Failure(error.message) : error
}

const urlsOf = ({ hal, management }: Reference) => ({ hal, management })

function textOf({ hal, management }: Reference, origin: string, token: string | undefined): string[] {
  const urls = [
    `HAL API:        ${hal} (apiKeys.baseUrl)`,
    `Management API: ${management} (manage.baseUrl)`,
    `Console:        ${origin} (change it with --origin)`,
  ]
  if (token === undefined) return urls
  return [
    ...urls,
    '',
    `A bearer token of ${maria.name}, valid for 8 hours or until this command ends:`,
    '',
    `export LATCHKEY_TOKEN=${token}`,
    '',
    'Try it in another terminal:',
    '',
    `echo "Authorization: Bearer $LATCHKEY_TOKEN" | curl -H @- ${hal}/apikeys/`,
  ]
}
