import { ConfigError } from '~/config/config'
import { messages } from '~/lib/messages'

import { PlainPage } from './plain-page'

const words = messages({
  title: 'This console is not configured correctly',
  more: 'Your administrator needs to fix config.json:',
  unexpected: 'The console could not start',
  unexpectedMore: 'Reload the page. If that does not help, send this to your administrator:',
})

/** Shown when the app cannot start. Without a configuration it has no brand, session or frame. */
export function ConfigProblemPage({ error }: { error: unknown }) {
  return (
    <PlainPage heading={error instanceof ConfigError ? words.title : words.unexpected}>
      {error instanceof ConfigError ? (
        <>
          <p className="text-muted">{words.more}</p>
          <ul className="grid gap-2">
            {error.problems.map(({ field, message }) => (
              <li key={field + message}>
                <code>
                  <bdi>{field}</bdi>
                </code>{' '}
                {message}
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>
          {words.unexpectedMore}{' '}
          <q>
            <bdi>{String(error)}</bdi>
          </q>
        </p>
      )}
    </PlainPage>
  )
}
