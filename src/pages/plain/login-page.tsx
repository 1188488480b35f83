import { useEffect, useState } from 'react'
import { useNavigate, type LoaderFunction } from 'react-router'

import { ApiError } from '~/api/errors'
import { configContext } from '~/config/config-context'
import { isOwnHostReachable } from '~/config/reachable'
import { lazyComponent } from '~/lib/lazy-component'
import { classifyLoginError } from '~/session/auth-errors'
import { useCan, useConsole } from '~/session/console-context'
import { takeBackUrl } from '~/session/back-url'
import { clearUnavailable } from '~/session/unavailable'
import { readReturnTo } from '~/session/return-after-log-out'
import type { LoginOptions, LoginProblem } from '~/session/identity'
import { useIsLoggedInAfterAll } from '~/session/late-login'
import { justLoggedOut } from '~/session/log-out'
import { readLoginParameters } from '~/session/login-parameters'
import { Button } from '~/ui/controls/button'
import { Problem } from '~/ui/feedback/problem'
import { useAction } from '~/ui/hooks/use-action'
import { useStartOnMount } from '~/ui/hooks/use-start-on-mount'

import { PageTitle } from '~/pages/page-title'
import { LegalLinks } from './legal-links'
import { PlainPage } from './plain-page'
import { words } from './login-words'

const ForgotPasswordDialog = lazyComponent(() =>
  import('~/features/password/forgot-password-dialog').then((module) => module.ForgotPasswordDialog),
)

/** Runs in every tab after a log-out, because each tab navigates here. */
export const loader: LoaderFunction = ({ context, request }) => {
  clearUnavailable()
  takeBackUrl(request.url, context.get(configContext).links)
  return null
}

/** The page after a log-out or a failed login, and of links to a login. */
export function Component() {
  const { config, identity } = useConsole()
  const { connection } = config.auth0
  const canReset = useCan('password', 'edit') && connection !== null
  const [parameters] = useState(() => readLoginParameters(config.auth0, location.search))
  const [problem, setProblem] = useState(identity.problem)
  const [isPasswordForgotten, setPasswordForgotten] = useState(false)
  const returnTo = problem?.returnTo ?? readReturnTo()
  useGoToConsole(identity.user !== undefined, returnTo)

  const logIn = useAction(async (options: LoginOptions) => {
    // The browser's own error page would replace this one.
    if (problem?.kind === 'offline' && !(await isOwnHostReachable())) throw new ApiError('offline')
    try {
      await identity.logIn(returnTo, { parameters, ...options })
    } catch (error) {
      setProblem({ ...classifyLoginError(error), returnTo })
    }
  })
  // The user chose "Create an account", which began with a log-out.
  const isSignUp = justLoggedOut.getState() === 'sign-up'
  useStartOnMount(isSignUp && !problem, () => void logIn.run({ parameters: { screen_hint: 'signup' } }))

  return (
    <PlainPage heading={words.login(config.brand.name)}>
      <PageTitle page={words.loginTitle} />
      {problem ? (
        <LoginFailure problem={problem} />
      ) : (
        <p className="text-muted">{justLoggedOut.getState() ? words.loggedOut : words.logInToContinue}</p>
      )}
      {logIn.error && <Problem error={logIn.error} />}
      <div className="grid gap-2 justify-self-stretch">
        <Button look="primary" busy={logIn.isPending} onClick={() => void logIn.run({})}>
          {problem && problem.kind !== 'no-answer' ? words.tryAgain : words.logIn}
        </Button>
        <Button onClick={() => void logIn.run({ asSomeoneElse: true })}>{words.asSomeoneElse}</Button>
        {canReset && (
          <Button look="ghost" onClick={() => setPasswordForgotten(true)}>
            {words.forgotPassword}
          </Button>
        )}
      </div>
      <LegalLinks />
      {isPasswordForgotten && connection !== null && (
        <ForgotPasswordDialog connection={connection} onClose={() => setPasswordForgotten(false)} />
      )}
    </PlainPage>
  )
}

/** Opens the console for a user with a session. The silent login, which this page does not wait for, may find it late. */
function useGoToConsole(hasSession: boolean, returnTo: string): void {
  const navigate = useNavigate()
  const isLoggedIn = useIsLoggedInAfterAll() || hasSession
  useEffect(() => {
    if (isLoggedIn) void navigate(returnTo, { replace: true })
  }, [isLoggedIn, navigate, returnTo])
}

function LoginFailure({ problem }: { problem: LoginProblem }) {
  return (
    <div role="alert" className="note bad">
      <div className="grid gap-1 min-w-0">
        <p className="font-medium">{words[problem.kind]}</p>
        {problem.serverMessage && (
          <p className="break-words">
            {words.providerMessage}{' '}
            <q>
              <bdi>{problem.serverMessage}</bdi>
            </q>
          </p>
        )}
      </div>
    </div>
  )
}
