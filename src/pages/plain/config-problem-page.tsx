import { ConfigError } from '~/config/config'
import { messages } from '~/lib/messages'

import { PlainPage } from './plain-page'

const words = messages({
  title: 'This console is not configured correctly',
  more: 'Whoever runs it has to mend the file config.json, which lies beside this page:',
  unexpected: 'It could not start.',
})

/** Stands alone: there is no configuration, so there is no brand, no session and no frame. */
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
