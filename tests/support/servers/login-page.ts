import type { ServerResponse } from 'node:http'

/** Sends the first login page. Its form is posted to the URL of the page. */
export function sendLoginPage(response: ServerResponse, options: Parameters<typeof loginPage>[0] = {}): void {
  sendPage(response, loginPage(options))
}

export function loginPage({ email = '', problem = '' } = {}): string {
  return page(
    'Log in at the test tenant',
    problem,
    `<p><label>Email address <input name="email" type="email" autocomplete="username" value="${escape(email)}" required /></label></p>
    <p><label>Password <input name="password" type="password" autocomplete="current-password" required /></label></p>`,
  )
}

/** Sends the second login page, for users with an authenticator app. */
export function sendCodePage(response: ServerResponse, { problem = '' } = {}): void {
  sendPage(
    response,
    page(
      'Enter your one-time code',
      problem,
      '<p><label>One-time code <input name="code" inputmode="numeric" autocomplete="one-time-code" required /></label></p>',
    ),
  )
}

function sendPage(response: ServerResponse, html: string): void {
  response.setHeader('Content-Type', 'text/html; charset=utf-8')
  response.setHeader('Cache-Control', 'no-store')
  response.end(html)
}

function page(title: string, problem: string, fields: string): string {
  return `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <title>${title}</title>
  <h1>${title}</h1>
  ${problem && `<p role="alert">${problem}</p>`}
  <form method="post">
    ${fields}
    <button>Continue</button>
    <button name="action" value="cancel" formnovalidate>Cancel</button>
  </form>
</html>`
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}
