import { can, usesMyAccount } from '~/config/features'
import type { Config } from '~/config/config'
import { paths } from '~/config/paths'
import { menuWords, outsideWords } from '~/app/frame/lazy-words'
import type { Theme } from '~/app/frame/theme'

import type { Entry } from './entries'
import type { PaletteIconName } from './palette-icon'
import { keywords, words } from './words'

export type Commands = { pages: Entry[]; actions: Entry[]; help: Entry[] }

type Page = { to: string; label: string; icon: PaletteIconName }

type Options = {
  config: Config
  /** The sections of the sidebar, which has left out those that are off or unavailable. */
  sections: Page[]
  backUrl: string | undefined
  theme: Theme
  isShielded: boolean
  /** True if the login methods are loaded and have a factor. */
  hasFactor: boolean
  acts: {
    changePassword: () => void
    setTheme: (theme: Theme) => void
    setShield: (isOn: boolean) => void
    showShortcuts: () => void
    logOut: () => void
  }
}

/** Returns the pages and actions that this deployment offers. No command reads or copies a secret. */
export function createCommands({ config, sections, backUrl, theme, isShielded, hasFactor, acts }: Options): Commands {
  const has = (path: string) => sections.some(({ to }) => to === path)
  const when = (condition: boolean, entry: Entry) => (condition ? [entry] : [])
  const action = (
    id: string,
    icon: PaletteIconName,
    title: string,
    rest: Pick<Entry, 'target'> & Partial<Entry>,
  ): Entry => ({
    id: `action:${id}`,
    icon,
    title,
    ...rest,
  })
  const themes = (['light', 'dark', 'system'] as const).map((value) =>
    action(`theme-${value}`, 'theme', words[value], {
      meta: theme === value ? words.currentTheme : undefined,
      keywords: keywords.theme,
      target: { run: () => acts.setTheme(value) },
    }),
  )
  const canAddFactor = (['totp', 'push', 'email', 'phone'] as const).some((factor) => can(config, factor, 'edit'))

  return {
    pages: [
      ...sections.map(({ to, label, icon }) => ({
        id: `page:${to}`,
        icon,
        title: label,
        ...(to === paths.security && { keywords: securityKeywords(config) }),
        target: { to },
      })),
      ...when(can(config, 'profile', 'read'), {
        id: `page:${paths.profile}`,
        icon: 'person',
        title: menuWords.profile,
        keywords: keywords.profile,
        target: { to: paths.profile },
      }),
      ...when(config.setupCheck, {
        id: `page:${paths.check}`,
        icon: 'check',
        title: words.setupCheck,
        target: { to: paths.check },
      }),
    ],
    actions: [
      ...when(
        has(paths.apiKeys) && can(config, 'apiKeys', 'edit'),
        action('new-key', 'plus', words.newKey, { keywords: keywords.newKey, target: { to: paths.newApiKey } }),
      ),
      ...when(
        canCreateToken(config, sections),
        action('new-token', 'plus', words.newToken, { keywords: keywords.newToken, target: { to: paths.newToken } }),
      ),
      ...when(
        has(paths.apiKeys) || has(paths.tokens),
        action('export', 'download', words.exportInventory, {
          keywords: keywords.exportInventory,
          target: { to: has(paths.apiKeys) ? paths.exportApiKeys : paths.exportTokens },
        }),
      ),
      ...when(
        usesMyAccount(config) && can(config, 'security', 'edit') && canAddFactor,
        action('enable-mfa', 'shield', hasFactor ? words.addFactor : words.enableMfa, {
          keywords: keywords.enableMfa,
          target: { to: paths.addLoginMethod() },
        }),
      ),
      ...when(
        can(config, 'password', 'edit'),
        action('change-password', 'mail', words.changePassword, {
          meta: words.changePasswordHint,
          keywords: keywords.changePassword,
          target: { run: acts.changePassword },
        }),
      ),
      action('shield', 'shield', isShielded ? words.turnShieldOff : words.turnShieldOn, {
        meta: isShielded ? undefined : words.shieldHint,
        keywords: keywords.shield,
        target: { run: () => acts.setShield(!isShielded) },
      }),
      ...themes,
      action('shortcuts', 'keyboard', words.shortcuts, {
        keywords: keywords.shortcuts,
        target: { run: acts.showShortcuts },
      }),
      action('log-out', 'logOut', words.logOut, { keywords: keywords.logOut, target: { run: acts.logOut } }),
    ],
    help: linksOf(config, backUrl).map(([title, href]) => ({
      id: `link:${title}`,
      icon: 'external',
      title,
      meta: href === backUrl ? undefined : hostOf(href),
      target: { href },
    })),
  }
}

function securityKeywords(config: Config): string {
  return [
    keywords.security,
    ...(usesMyAccount(config) ? [keywords.loginMethods] : []),
    ...(config.auth0.connectedAccounts ? [keywords.connectedAccounts] : []),
  ].join(' ')
}

export function canCreateToken(config: Config, sections: Page[]): boolean {
  return sections.some(({ to }) => to === paths.tokens) && can(config, 'tokens', 'edit')
}

/** An entry that starts a token with the typed text as its name. */
export function newTokenEntry(name: string): Entry {
  return {
    id: 'new-token-named',
    icon: 'plus',
    title: words.newTokenNamed(name),
    meta: words.tokens,
    target: { to: paths.newToken, search: { name } },
  }
}

function linksOf({ links }: Config, backUrl: string | undefined): [title: string, href: string][] {
  const all: [string, string | undefined][] = [
    [backUrl === undefined ? '' : outsideWords.backTo(hostOf(backUrl) ?? backUrl), backUrl],
    [menuWords.manageAccount, links.manageAccount],
    [outsideWords.docs, links.docs],
    [words.managementApi, links.managementApi],
    [outsideWords.support, links.support],
    [outsideWords.status, links.status],
    [words.privacy, links.privacy],
    [words.terms, links.terms],
    [words.accessibility, links.accessibility],
  ]
  return all.flatMap(([title, href]) => (href ? [[title, href]] : []))
}

/** The host of a page. A mail address has none. */
function hostOf(href: string): string | undefined {
  return (URL.canParse(href) && new URL(href).host) || undefined
}
