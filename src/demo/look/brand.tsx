import { createContext, useContext } from 'react'

import type { Config } from '~/config/config'
import type { Database } from '~/demo/data/database'
import { demoConfig } from '~/demo/demo-config'
import { operatorConfig } from '~/demo/operator-config'
import { Icon } from './icon'

type Brand = Config['brand']

/** The brand of the pages in place of Auth0. The console takes the same brand from its configuration. */
export const BrandContext = createContext<Brand>(demoConfig.brand)

export function readBrand(database: Database): Brand {
  return { ...demoConfig, ...operatorConfig(database.read().scenario.condition) }.brand
}

/** The logo and the name. Without a logo, a key on the accent color. */
export function BrandMark() {
  const { name, logo, logoDark } = useContext(BrandContext)
  return (
    <div className="brand demo-brand">
      {logo ? (
        <img src={logo} alt="" />
      ) : (
        <span className="demo-mark">
          <Icon name="key" size={20} />
        </span>
      )}
      {logoDark && <img src={logoDark} alt="" className="on-dark" />}
      <span>{name}</span>
    </div>
  )
}
