import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import { createServer } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'

import type { Site } from './site.ts'
import type { Answer, Request, Target } from './target.ts'

/**
 * A port that is free now. The servers under test cannot choose one themselves. Below 32768: the system gives the ports
 * above to other connections, which could take this one before the server starts.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(10_000, 32_768)
    const server = createServer()
    const isFree = await new Promise<boolean>((done) => {
      server.once('error', () => done(false)).listen(port, '127.0.0.1', () => done(true))
    })
    if (!isFree) continue
    await new Promise((closed) => server.close(closed))
    return port
  }
}

type Command = { site: Site; port: number; command: string; args: string[]; options?: SpawnOptions }

/** Starts a server and waits until it answers. Its output is part of the error if it ends before. */
export async function startServer({ site, port, command, args, options = {} }: Command): Promise<Target> {
  // A process group, because npm's tools start others.
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true, ...options })
  const output: Buffer[] = []
  child.stdout?.on('data', (chunk: Buffer) => output.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => output.push(chunk))
  const failure = new Promise<never>((_, reject) => {
    child.once('error', reject)
    child.once('exit', (code) =>
      reject(new Error(`${command} ended with ${code}:\n${Buffer.concat(output).toString().slice(-4000)}`)),
    )
  })
  failure.catch(() => undefined)
  const ask = (path: string, request?: Request) => askPort(port, path, request)
  await Promise.race([untilAnswered(() => ask(site.headers.base)), failure])
  return { site, ask, close: () => stop(child) }
}

/** Polls, because these servers do not say in a common way that they are ready. The limit is that of the test's hook. */
async function untilAnswered(ask: () => Promise<Answer>): Promise<void> {
  for (;;) {
    const answer = await ask().catch(() => undefined)
    if (answer) return
    await delay(50)
  }
}

/** Uses node:http, because `fetch` follows redirects, decodes compressed bodies and hides repeated headers. */
function askPort(port: number, path: string, { method = 'GET', headers = {} }: Request = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: Object.fromEntries(
            Object.entries(response.headersDistinct).map(([name, values = []]) => [name, values.join(', ')]),
          ),
          body: Buffer.concat(chunks),
        }),
      )
    })
    request.on('error', reject)
    request.end()
  })
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return
  const ended = new Promise((done) => child.once('exit', done))
  process.kill(-child.pid, 'SIGTERM')
  const hung = setTimeout(() => child.pid !== undefined && process.kill(-child.pid, 'SIGKILL'), 5000)
  await ended
  clearTimeout(hung)
}
