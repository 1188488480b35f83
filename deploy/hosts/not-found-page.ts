/** Returns the page for a missing file. It has no script and no style, so it needs no exception in the policy. */
export function notFoundPage(base: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="robots" content="noindex" />
    <title>Not found</title>
  </head>
  <body>
    <h1>Not found</h1>
    <p>This file does not exist. <a href="${base}">Open the console</a></p>
  </body>
</html>
`
}
