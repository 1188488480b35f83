import * as z from 'zod/mini'

import type { Config } from '~/config/config'
import { storedValue, useStoredValue } from '~/lib/storage'
import { Icon } from '~/ui/controls/icon'
import { focusHeading } from '~/ui/hooks/focus'
import { useServerNow } from '~/ui/hooks/use-server-now'

import { bannerWords as words } from './lazy-words'

type Banner = NonNullable<Config['banner']>

/** The text that the user has dismissed. Another text appears again. */
const dismissedText = storedValue({ key: 'latchkey.dismissed-banner', schema: z.string(), fallback: '' })

/**
 * The administrator's message in config.json, between `from` and `until` of the server's clock. The live region around it
 * announces it, and a critical one interrupts. Only an `info` message can be dismissed.
 */
export function OperatorBanner({ banner }: { banner: Banner }) {
  const { text, link, severity } = banner
  const now = useServerNow((from) => timesOf(banner).find((time) => time > from))
  const dismissed = useStoredValue(dismissedText)
  const canDismiss = severity === 'info'
  const [from, until] = timesOf(banner)
  if (now < from || now >= until || (canDismiss && dismissed === text)) return null
  return (
    <section className="banner" aria-label={words.operator} data-severity={severity}>
      <p role={severity === 'critical' ? 'alert' : undefined} dir="auto">
        {text}
      </p>
      {link !== undefined && (
        <a href={link} rel="noreferrer" className="link link-alone">
          {words.more}
        </a>
      )}
      {canDismiss && (
        <button
          type="button"
          className="icon-btn small"
          aria-label={words.dismiss}
          onClick={() => {
            focusHeading()
            dismissedText.write(text)
          }}
        >
          <Icon name="close" />
        </button>
      )}
    </section>
  )
}

function timesOf({ from, until }: Banner): [from: number, until: number] {
  return [from === undefined ? -Infinity : Date.parse(from), until === undefined ? Infinity : Date.parse(until)]
}
