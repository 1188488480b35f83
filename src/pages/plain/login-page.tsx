import type { LoaderFunction } from 'react-router'

import { absoluteUrl } from '~/config/base-path'
import { configContext } from '~/config/config'
import { useConsole } from '~/session/console-context'
import { takeBackUrl } from '~/session/back-url'
import { clearUnavailable } from '~/session/unavailable'
import { readReturnTo } from '~/session/return-after-log-out'
import type { LoginProblem } from '~/session/identity'
import { Button } from '~/ui/controls/button'
import { Problem } from '~/ui/feedback/problem'
import { useAction } from '~/ui/hooks/use-action'

import { PageTitle } from '~/pages/page-title'
import { LegalLinks } from './legal-links'
import { PlainPage } from './plain-page'
import { words } from './login-words'

/** Runs in every tab after a log-out, because each tab navigates here. */
export const loader: LoaderFunction = ({ context, request }) => {
  clearUnavailable()
  takeBackUrl(request.url, context.get(configContext).links)
  return null
}

/** The page after a log-out or a failed login. */
export function Component() {
  const { config, identity } = useConsole()
  const { problem } = identity
  const returnTo = problem?.returnTo ?? readReturnTo()
  const logIn = useAction((asSomeoneElse: boolean) => identity.logIn(returnTo, { asSomeoneElse }))
  return (
    <PlainPage heading={words.login(config.brand.name)}>
      <PageTitle page={words.loginTitle} />
      {problem ? <LoginFailure problem={problem} /> : <p className="text-muted">{words.loggedOut}</p>}
      {logIn.error && <Problem error={logIn.error} />}
      <div className="flex flex-wrap gap-2">
        <Button
          look="primary"
          busy={logIn.isPending}
          onClick={() => (problem?.kind === 'offline' ? location.assign(absoluteUrl(returnTo)) : void logIn.run(false))}
        >
          {problem ? words.tryAgain : words.logIn}
        </Button>
        {problem && <Button onClick={() => void logIn.run(true)}>{words.asSomeoneElse}</Button>}
      </div>
      <LegalLinks />
    </PlainPage>
  )
}

function LoginFailure({ problem }: { problem: LoginProblem }) {
  return (
    <div role="alert" className="note bad">
      <div className="grid gap-1 min-w-0">
        <p className="font-medium">{problem.kind === 'used-link' ? words.usedLink : words[problem.kind]}</p>
        {problem.serverMessage && (
          <p className="break-words">
            {words.providerMessage} <q>{problem.serverMessage}</q>
          </p>
        )}
      </div>
    </div>
  )
}
