import { createContext } from 'react'

/** The settings of the operator in config.json that errors need. */
type OperatorSettings = {
  links: { status?: string | undefined }
  report?: { url: string } | undefined
}

export const OperatorContext = createContext<OperatorSettings>({ links: {} })
