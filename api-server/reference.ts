import { bearerReader, type Trust } from './http/bearer.ts'
import type { Exchange } from './http/start-api.ts'
import { startHalApi } from './hal/hal-api.ts'
import { startManagementApi } from './management/management-api.ts'
import { readData, saveData } from './data-file.ts'
import { seedUser } from './seed.ts'

/** How many API keys a user may have. */
const MAX_KEYS = 20

type Options = {
  trust: Trust
  /** The origin of the console. */
  allowOrigin: string
  /** The port of the HAL API. The Management API has the next one. 0 chooses two free ones. */
  port: number
  /** Keeps the data after the process has ended. */
  dataFile?: string | undefined
}

export type Reference = { hal: string; management: string; close: () => Promise<void> }

/** Starts both APIs with seeded data. Each user gets data of their own with their first call. */
export async function startReference({ trust, allowOrigin, port, dataFile }: Options): Promise<Reference> {
  const data = readData(dataFile)
  const save = () => {
    if (dataFile !== undefined) saveData(dataFile, data)
  }
  // A file that cannot be written must not wait for the first call.
  save()
  const options = {
    allowOrigin,
    readBearer: bearerReader(trust),
    onUser: (subject: string) => {
      if (seedUser(subject, data)) save()
    },
    onResponse: ({ method }: Exchange) => {
      if (method !== 'GET' && method !== 'OPTIONS') save()
    },
  }
  const { keys, profiles } = data
  const hal = await startHalApi({ ...options, port, keys, profiles, maxClients: () => MAX_KEYS })
  const management = await startManagementApi({ ...options, port: port && port + 1, stores: data }).catch(
    async (error: unknown) => {
      await hal.close()
      throw error
    },
  )
  return {
    hal: `${hal.origin}/api`,
    management: management.origin,
    close: async () => {
      await Promise.all([hal.close(), management.close()])
    },
  }
}
