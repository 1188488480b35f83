import { useState } from 'react'

import { tenantUrl, useConsole } from '~/session/console-context'
import { CopyTextButton } from '~/ui/controls/copy-text-button'
import { announce } from '~/lib/announcements'
import { Tabs } from '~/ui/controls/tabs'
import { SaveTo } from '~/ui/secrets/save-to'
import { words as uiWords } from '~/ui/words'

import { SaveKeyTo } from './save-key-to'
import { snippet, snippetLanguages, type SnippetLanguage, type SnippetOptions } from './snippets'
import { exampleWords as words } from './tool-words'

const MASK = '••••••••'

type Props = {
  /** Name of the key. */
  name: string
  clientId: string
  /** Returns the developer token. Without it, the only purpose of the examples is to log in with the client ID and secret. */
  token?: () => string | undefined
}

/** Example programs. The screen shows a mask. The token is copied to the clipboard only if the user asks for it. */
export function UseIt({ name, clientId, token }: Props) {
  const { config } = useConsole()
  const [language, setLanguage] = useState<SnippetLanguage>('curl')
  const [purpose, setPurpose] = useState<SnippetOptions['purpose']>(token ? 'token' : 'exchange')

  const writeExample = (shownToken: string | null) =>
    snippet({
      language,
      purpose,
      apiUrl: config.apiKeys?.baseUrl ?? '',
      tokenUrl: `${tenantUrl(config.auth0)}/oauth/token`,
      audience: config.auth0.audience,
      clientId,
      token: shownToken,
    })

  const report = (isCopied: boolean) =>
    announce(isCopied ? uiWords.copiedAnnouncement(words.example) : uiWords.copyRefusedHidden)

  return (
    <div className="grid grid-cols-1 gap-3">
      {token && (
        <fieldset className="flex flex-wrap gap-x-5 gap-y-1">
          <legend className="sr-only">{words.purpose}</legend>
          <Choice isChosen={purpose === 'token'} onChoose={() => setPurpose('token')} label={words.withToken} />
          <Choice isChosen={purpose === 'exchange'} onChoose={() => setPurpose('exchange')} label={words.withSecret} />
        </fieldset>
      )}
      <Tabs label={words.languages} tabs={snippetLanguages} chosen={language} onChoose={setLanguage}>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keyboard users must be able to scroll long lines */}
        <pre className="code secret-print" translate="no" tabIndex={0} aria-label={words.example}>
          {writeExample(MASK)}
        </pre>
      </Tabs>
      <div className="flex flex-wrap gap-2 items-center">
        {token && purpose === 'token' ? (
          <>
            {/* First, because a token in a command stays in the history of the shell. */}
            <CopyTextButton label={words.copyVariable} text={() => writeExample(null)} onResult={report} />
            <CopyTextButton
              label={words.copyReal}
              look="ghost"
              text={() => writeExample(token() ?? null)}
              onResult={report}
            />
          </>
        ) : (
          <>
            <CopyTextButton label={words.copyExample} text={() => writeExample(null)} onResult={report} />
            <p className="hint">{words.secretNote}</p>
          </>
        )}
      </div>
      {token && purpose === 'token' ? (
        <SaveTo
          key="token"
          name={words.developerToken}
          brand={config.brand.name}
          values={{}}
          secretName="ACCESS_TOKEN"
          bearerName="ACCESS_TOKEN"
          mcpUrl={config.mcp?.url}
          readSecret={token}
        />
      ) : (
        <SaveKeyTo key="key" name={name} clientId={clientId} />
      )}
    </div>
  )
}

function Choice({ isChosen, onChoose, label }: { isChosen: boolean; onChoose: () => void; label: string }) {
  return (
    <label className="flex items-center gap-2 min-h-6">
      <input type="radio" name="example-purpose" checked={isChosen} onChange={onChoose} className="accent-accent" />
      {label}
    </label>
  )
}
