import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { Contract } from '../../../api-server/contract/contract.ts'
import type { Exchange } from '../../../api-server/http/start-api.ts'

/** A strict contract allows no field that its document does not have. */
export const readContract = (name: 'hal' | 'management', options: { strict: boolean }) =>
  new Contract(readFileSync(join(import.meta.dirname, `../../../docs/api/${name}.openapi.yaml`), 'utf8'), options)

/**
 * Compares each response of a server with its contract. `check` throws if one has differed. A page of the server, such as
 * its login page, is below `/login` or outside the base path, and has no contract.
 */
export function watchDrift(contract: Contract, basePath: string) {
  const drift: string[] = []
  return {
    record: ({ path, ...exchange }: Exchange) => {
      if (!path.startsWith(basePath) || path === '/login') return
      const differences = contract.differences({ ...exchange, path: path.slice(basePath.length) })
      drift.push(...differences.map((difference) => `${exchange.method} ${path} ${exchange.status} ${difference}`))
    },
    check: () => {
      if (drift.length > 0) throw new Error(`A response differs from its OpenAPI document:\n${drift.join('\n')}`)
    },
  }
}
