import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { Contract } from '../../api-server/contract/contract.ts'
import { packageFolder } from '../package-folder.ts'
import { Checks, type Result } from './checks.ts'
import { removeKeys, removeTokens } from './clean-up.ts'
import { checkHal, checkHalWrites } from './hal-checks.ts'
import { checkManagement, checkManagementWrites } from './management-checks.ts'
import type { Target } from './probe.ts'

export const DIALECTS = {
  hal: { document: 'hal', read: checkHal, write: checkHalWrites, remove: removeKeys },
  management: {
    document: 'management',
    read: checkManagement,
    write: checkManagementWrites,
    remove: removeTokens,
  },
} as const
export type Dialect = keyof typeof DIALECTS

type Options = Omit<Target, 'contract'> & {
  dialect: Dialect
  /** Whether to create, change and delete something. */
  write: boolean
}

/** `left` names what the run has created and could not delete. */
export type Report = { results: Result[]; left: string[] }

/** Compares a server with the OpenAPI document of its dialect. */
export async function conform({ dialect, write, ...target }: Options): Promise<Report> {
  const { document, read, write: checkWrites, remove } = DIALECTS[dialect]
  const text = readFileSync(join(packageFolder, `docs/api/${document}.openapi.yaml`), 'utf8')
  const checks = new Checks({ ...target, contract: new Contract(text, { strict: false }) })
  const left: string[] = []
  try {
    await read(checks)
    if (write) {
      // No other entry has this name, so the removal finds an entry whose response was lost, and nothing else.
      const name = `latchkey conform ${randomUUID()}`
      try {
        await checkWrites(checks, name)
      } finally {
        left.push(...(await remove(checks, name)))
      }
    }
  } catch (error) {
    if (!target.signal.aborted) throw error
    checks.add('differs', 'finishes', '', ['stopped by Ctrl C'])
  }
  return { results: checks.results, left }
}
