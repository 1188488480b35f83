import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'

import { myAccountQueries } from '~/api/my-account'
import { useTheme } from '~/app/frame/theme'
import { useEntries } from '~/app/frame/sidebar'
import { can } from '~/config/features'
import { protects } from '~/features/login-methods/kinds'
import { isShielded } from '~/lib/shield'
import { useBackUrl } from '~/session/back-url'
import { useConsole } from '~/session/console-context'

import { canCreateToken, createCommands } from './commands'

export type PaletteActs = {
  onChangePassword: () => void
  onShowShortcuts: () => void
  onShield: (isOn: boolean) => void
}

/** Returns the commands as they are when the palette opens, so that typing does not create them again. */
export function usePaletteCommands({ onChangePassword, onShowShortcuts, onShield }: PaletteActs) {
  const { config, identity } = useConsole()
  const client = useQueryClient()
  const sections = useEntries()
  const backUrl = useBackUrl(config.links)
  const [theme, setTheme] = useTheme()
  const [commands] = useState(() =>
    createCommands({
      config,
      sections,
      backUrl,
      theme,
      isShielded: isShielded(),
      hasFactor: client.getQueryData(myAccountQueries.methods().queryKey)?.some(protects) ?? false,
      acts: {
        changePassword: onChangePassword,
        setTheme,
        setShield: onShield,
        showShortcuts: onShowShortcuts,
        logOut: () => void identity.logOut(),
      },
    }),
  )
  const mayRotate = useMemo(
    () => ({ keys: can(config, 'apiKeys', 'edit'), tokens: can(config, 'tokens', 'edit') }),
    [config],
  )
  return {
    commands,
    canCreateToken: canCreateToken(config, sections),
    mayRotate,
  }
}
