import { createContext } from 'react'

/** URL of the operator's status page, `links.status` of config.json. */
export const StatusPageContext = createContext<string | undefined>(undefined)
