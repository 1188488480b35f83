import { useConsole } from '~/session/console-context'

/** Returns the longest lifetime, in days, that a new access token may have. */
export const useMaxLifetimeDays = (): number => useConsole().config.manage?.maxTokenLifetimeDays ?? 365
