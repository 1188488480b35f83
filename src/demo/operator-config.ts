import type { Config } from '~/config/config'

import type { Condition } from './data/scenarios'

/** The fields of config.json under a condition of the group "Administrator". */
export function operatorConfig(condition: Condition): Partial<Config> {
  switch (condition) {
    case 'pages-read-only':
      return {
        features: {
          apiKeys: 'read',
          tokens: 'read',
          invitations: 'read',
          notifications: 'read',
          promoCodes: 'read',
          security: 'read',
        },
      }
    case 'pages-off':
      return { features: { tokens: 'off', invitations: 'off', promoCodes: 'off', passkey: 'off', phone: 'off' } }
    default:
      return {}
  }
}
