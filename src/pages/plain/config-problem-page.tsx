import { ConfigError } from '~/config/config'
import { messages } from '~/lib/messages'

import { PlainPage } from './plain-page'

const words = messages({
  title: 'This console is not configured correctly',
  more: 'Your administrator needs to fix config.json:',
  unexpected: 'The console could not start.',
})

/** Shown when the app cannot start. Without a configuration it has no brand, session or frame. */
export function ConfigProblemPage({ error }: { error: unknown }) {
  return (
    <PlainPage heading={words.title}>
      {error instanceof ConfigError ? (
        <>
          <p className="text-muted">{words.more}</p>
          <ul className="grid gap-2">
            {error.problems.map(({ field, message }) => (
              <li key={field + message}>
                <code>{field}</code> {message}
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>
          {words.unexpected} {String(error)}
        </p>
      )}
    </PlainPage>
  )
}
