import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import type { PreparedFolder } from '../deploy/check/context.ts'
import { HEADERS_FILE, PreparedHeaders } from '../deploy/prepare.ts'
import { Failure } from './failure.ts'

/** Reads the folder of `--site`. Throws a Failure if it is not one that `latchkey prepare` wrote for the path of `url`. */
export async function readPreparedFolder(folder: string, url: URL): Promise<PreparedFolder> {
  const headers = headersOf(folder, await readText(folder, HEADERS_FILE))
  if (headers.base !== url.pathname)
    throw new Failure(`${folder} was prepared for the path ${headers.base}, and the URL has the path ${url.pathname}.`)
  const read = (name: string) => readText(folder, join(headers.folder, name))
  return { headers, page: await read('index.html'), config: await read('config.json') }
}

function headersOf(folder: string, text: string): PreparedHeaders {
  const parsed = PreparedHeaders.safeParse(jsonOf(text))
  if (parsed.success) return parsed.data
  throw new Failure(`${HEADERS_FILE} in ${folder} is damaged. Write the folder again with "latchkey prepare".`)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function readText(folder: string, name: string): Promise<string> {
  return readFile(join(folder, name), 'utf8').catch(() => {
    throw new Failure(`${folder} has no ${name}. Write the folder with "latchkey prepare".`)
  })
}
