import { createContext } from 'react-router'

import type { Config } from './config'

/** The configuration, for the loaders of routes. */
export const configContext = createContext<Config>()
