import { render, screen } from '@testing-library/react'
import { describe, expect, test } from 'vitest'

import { Markdown } from './markdown'
import { plainText, splitAtUrls } from './markdown-text'
import { parseMarkdown } from './parse-markdown'

const isPlain = (text: string) => typeof parseMarkdown(text) === 'string'

describe('a text that could stop the page', () => {
  /** Each line opens 16 more lists, inside the lists of the line before. */
  const staircase = Array.from({ length: 10 }, (_, line) => `${' '.repeat(32 * line)}${'- '.repeat(16)}a`).join('\n')

  test.each([
    ['4,000 quotes', '>'.repeat(4_000)],
    ['2,000 lists', '- '.repeat(2_000)],
    ['2,000 lists with a text', `${'- '.repeat(2_000)}a`],
    ['numbered lists', `${'1. '.repeat(17)}a`],
    ['quotes and lists in turn', `${'> - + 1) '.repeat(5)}a`],
    ['deep quotes in a later line', `Hello\r${'> '.repeat(17)}a`],
    ['lists that nest line by line', staircase],
    ['nested emphasis', `${'*a '.repeat(3_000)}${' a*'.repeat(3_000)}`],
    ['nested strong emphasis', `${'__a '.repeat(2_000)}${' a__'.repeat(2_000)}`],
    ['5,000 headings', 'a\n=\n'.repeat(5_000)],
    ['10,000 brackets', '['.repeat(10_000)],
    ['10,000 unfinished instructions', `x ${'<?'.repeat(9_990)}`],
    ['5,000 unfinished comments', `x ${'<!--a'.repeat(3_900)}`],
    ['2,000 definitions', '[a]: b\n'.repeat(2_000)],
  ])('is shown as plain text: %s', (_name, text) => {
    const { container } = render(<Markdown text={text} />)
    expect(container.querySelectorAll('.markdown *')).toHaveLength(1)
    expect(container.querySelector('.markdown > p')?.textContent).toBe(text)
    expect(plainText(text)).toBe(text.replace(/\s+/g, ' ').trim())
  })

  test.each([
    ['of letters', 'a'.repeat(1_000_000)],
    ['of quotes', '>'.repeat(1_000_000)],
    ['of lines', 'a\n'.repeat(500_000)],
  ])('is cut at 20 kB: 1 MB %s', (_name, text) => {
    const { container } = render(<Markdown text={text} />)
    expect(container.querySelector('.markdown > p')?.textContent).toBe(`${text.slice(0, 20_000)}…`)
  })

  test('is cut between characters, and its size is that of UTF-8', () => {
    expect(parseMarkdown('🔑'.repeat(5_001))).toBe(`${'🔑'.repeat(5_000)}…`)
    expect(isPlain('🔑'.repeat(5_000))).toBe(false)
  })

  test.each([
    ['20 kB of prose', 'word '.repeat(4_000)],
    ['16 quotes', `${'> '.repeat(16)}a`],
    ['a long list', '- **item** with `code`\n'.repeat(150)],
    ['a line of arithmetic', `1${' - 1'.repeat(40)}`],
  ])('does not include %s, which is rendered as Markdown', (_name, text) => {
    expect(isPlain(text)).toBe(false)
  })

  test('finds a URL in front of 20,000 dots without a slow search', () => {
    const text = `http://a.example${'.'.repeat(20_000)}`
    expect(splitAtUrls(text)[0]).toEqual({ text: 'http://a.example', isUrl: true })
  })
})

describe('a link', () => {
  test.each([
    '[Review](http:/api-keys/new?name=x)',
    '[Review](https:/api-keys/new?name=x)',
    '[Review](https:api-keys/new)',
    '[Review](https:\\\\evil.example)',
    '[Review](HTTPS:/api-keys)',
    '[Review][1]\n\n[1]: https:/api-keys',
    '<https:/api-keys>',
  ])('needs two slashes after its scheme: %s is text', (text) => {
    render(<Markdown text={text} />)
    expect(screen.queryByRole('link')).not.toBeInTheDocument()
  })

  test.each([
    ['[https://login.example.com](https://phish.example)', 'phish.example'],
    ['[login.example.com](https://phish.example/login.example.com)', 'phish.example'],
    ['[Log in at **login**.example.com now](https://phish.example:8443/)', 'phish.example:8443'],
    ['[https://login.example.com](https://login.example.com@phish.example/)', 'phish.example'],
    ['https://login.example.com@phish.example/', 'phish.example'],
    ['[login.example.com](https://login.example.com.phish.example)', 'login.example.com.phish.example'],
    ['[login。example。com](https://phish.example)', 'phish.example'],
    ['[https://intranet/](https://phish.example)', 'phish.example'],
    ['[10.0.0.1](https://phish.example)', 'phish.example'],
    ['[support@example.com](mailto:me@phish.example)', 'phish.example'],
    ['[аррӏе.com](https://аррӏе.com)', 'xn--80ak6aa92e.com'],
    ['[\u202Emoc.elpmaxe](https://phish.example)', 'phish.example'],
    ['[login.example.com][1]\n\n[1]: https://phish.example', 'phish.example'],
  ])('whose text names another host than its target shows the target: %s', (text, host) => {
    render(<Markdown text={text} />)
    expect(screen.getByRole('link')).toHaveTextContent(`(leads to ${host})`)
  })

  test.each([
    '[https://login.example.com](https://login.example.com/a)',
    '[login.example.com](https://www.login.example.com)',
    '[Read the plan, e.g. version 1.2](https://example.com)',
    '[support@example.com](mailto:support@example.com)',
    'https://example.com/login.html?to=a',
    '<https://example.com:8443/>',
  ])('whose text names its own host or none shows no target: %s', (text) => {
    render(<Markdown text={text} />)
    expect(screen.getByRole('link')).not.toHaveTextContent('leads to')
  })
})
