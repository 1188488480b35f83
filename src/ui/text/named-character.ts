import { trusted } from '~/lib/trusted-types'

const element = document.createElement('i')

/**
 * Returns the character of a reference in Markdown, such as "©" for "copy", or false for an unknown name. Takes the place
 * of the package `decode-named-character-reference` (vite.config.ts): the browser knows the 2,125 names already.
 */
export function decodeNamedCharacterReference(name: string): string | false {
  const reference = `&${name};`
  element.innerHTML = trusted.createHTML(reference)
  const text = element.textContent
  // Some references end without a semicolon: the browser reads "&notit;" as "¬it;".
  return text === reference || (text.endsWith(';') && name !== 'semi') ? false : text
}
