import type { Config } from '~/config/config'

import type { Condition } from './data/scenarios'
import { demoConfig } from './demo-config'

const { docs } = demoConfig.links

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
          profile: 'read',
        },
      }
    case 'pages-off':
      return { features: { tokens: 'off', invitations: 'off', promoCodes: 'off', passkey: 'off', phone: 'off' } }
    case 'brand':
      return { brand: { name: 'Northwind', accent: '#0f766e' } }
    case 'banner-info':
      return {
        banner: { text: 'Access tokens can now live for up to a year.', severity: 'info', link: docs },
      }
    case 'banner-warning':
      return {
        banner: {
          text: 'On Saturday from 22:00 to 23:00 UTC, API keys cannot be created or changed.',
          severity: 'warning',
        },
      }
    case 'banner-critical':
      return {
        banner: {
          text: 'Someone is sending emails in our name that ask for your API keys. We never ask for a key.',
          severity: 'critical',
          link: docs,
        },
      }
    default:
      return {}
  }
}
