import type { ServerResponse } from 'node:http'

/** The page that people log in on. Its form goes back to the address that showed it. */
export function loginPage(response: ServerResponse, { email = '', problem = '' } = {}): void {
  response.setHeader('Content-Type', 'text/html; charset=utf-8')
  response.setHeader('Cache-Control', 'no-store')
  response.end(`<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <title>Log in at the test tenant</title>
  <h1>Log in at the test tenant</h1>
  ${problem && `<p role="alert">${problem}</p>`}
  <form method="post">
    <p><label>E-mail address <input name="email" type="email" autocomplete="username" value="${escape(email)}" required /></label></p>
    <p><label>Password <input name="password" type="password" autocomplete="current-password" required /></label></p>
    <button>Continue</button>
    <button name="action" value="cancel" formnovalidate>Cancel</button>
  </form>
</html>`)
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}
