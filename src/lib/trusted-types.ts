/** The part of the Trusted Types API that the console uses. TypeScript's DOM types do not have it yet. */
type Policy = { createScriptURL(url: string): string; createHTML(html: string): string }
type Rules = { createScriptURL: (url: string) => string; createHTML: (html: string) => string }
declare const trustedTypes: { createPolicy(name: string, rules: Rules): Policy } | undefined

/**
 * The only code that may make a script URL or HTML from text: the content security policy allows the policy `latchkey`
 * and no other (deploy/csp.ts). A URL must be of our own origin, and HTML must be one character reference, such as
 * `&copy;`. Browsers without Trusted Types get the text as it is.
 */
const rules: Rules = {
  createScriptURL: (url) => {
    if (new URL(url, location.href).origin !== location.origin) throw new TypeError('A script of another origin.')
    return url
  },
  createHTML: (html) => {
    if (!/^&[a-z\d]+;$/i.test(html)) throw new TypeError('Only a character reference may become HTML.')
    return html
  },
}

export const trusted: Policy =
  typeof trustedTypes === 'undefined' ? rules : trustedTypes.createPolicy('latchkey', rules)
