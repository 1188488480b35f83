import { render, screen, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'

import { Markdown } from './markdown'
import { plainText } from './markdown-text'

/** What people have tried, in Markdown and in the HTML that Markdown lets through, to get a script to run or a page to be asked. */
const payloads = [
  '<script>alert(1)</script>',
  '<SCRIPT SRC=//evil.example/x.js></SCRIPT>',
  '<img src=x onerror=alert(1)>',
  '<img src="javascript:alert(1)">',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><animate onbegin=alert(1) attributeName=x dur=1s>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<object data="javascript:alert(1)"></object>',
  '<embed src="javascript:alert(1)">',
  '<form action="javascript:alert(1)"><button>x</button></form>',
  '<button formaction="javascript:alert(1)">x</button>',
  '<input autofocus onfocus=alert(1)>',
  '<body onload=alert(1)>',
  '<details open ontoggle=alert(1)>',
  '<video><source onerror=alert(1)></video>',
  '<audio src=x onerror=alert(1)>',
  '<marquee onstart=alert(1)>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<base href="//evil.example/">',
  '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
  '<link rel="stylesheet" href="//evil.example/x.css">',
  '<style>@import "//evil.example/x.css";</style>',
  '<div style="background:url(javascript:alert(1))">x</div>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="jav&#x09;ascript:alert(1)">x</a>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<template><script>alert(1)</script></template>',
  '<isindex action=javascript:alert(1) type=submit>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](&#x6A;&#x61;vascript:alert(1))',
  '[x](java%0ascript:alert(1))',
  '[x](<java\tscript:alert(1)>)',
  '[x](\u0001javascript:alert(1))',
  '[x]( javascript:alert(1) )',
  '[x](vbscript:msgbox(1))',
  '[x](data:text/html,<script>alert(1)</script>)',
  '[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
  '[x](file:///etc/passwd)',
  '[x](blob:https://console.example.com/1)',
  '[x](intent://evil#Intent;scheme=http;end)',
  '[x](filesystem:https://evil.example/temporary/x)',
  '[x][1]\n\n[1]: javascript:alert(1)',
  '![x](javascript:alert(1))',
  '![x](https://evil.example/pixel.gif)',
  '![x][1]\n\n[1]: https://evil.example/pixel.gif',
  '[![x](https://evil.example/pixel.gif)](javascript:alert(1))',
  '[x][1]\n\n[1]: jav&#x61;script:alert(1)\n[1]: https://ok.example',
  '[x][]\n\n[x]: <data:text/html,<script>alert(1)</script>>',
  '[__proto__]\n\n[__proto__]: vbscript:msgbox(1)',
  'javascript:alert(1)',
  'See javascript://https://ok.example/%0aalert(1) and data:text/html,<script>alert(1)</script>',
  'https://ok.example/"onmouseover="alert(1)',
  'https://ok.example/<script>alert(1)</script>',
  'https://javascript:alert(1)@ok.example',
  '[https://ok.example](javascript:alert(1))',
  '[https://ok.example/a](https://ok.example/b)',
  '[<![CDATA[https://ok.example/a]]>](https://ok.example/b)',
  'a <![CDATA[<script>alert(1)</script>]]> b',
  'a <b title="><script>alert(1)</script>">b</b>',
  '<div>\n<script>alert(1)</script>\n<p onclick="alert(1)">x</p>\n</div>',
  '<div>&lt;img src=x onerror=alert(1)&gt; javascript:alert(1) https://ok.example/"onclick="alert(1)</div>',
  '<div title=">\n<img src=x onerror=alert(1)>',
  '<div <<script>script>alert(1)</script>',
  '<p>[x](javascript:alert(1))</p>',
  '<javascript:alert(1)>',
  '<data:text/html,<script>alert(1)</script>>',
  '[x](https://ok.example "onmouseover=alert(1)")',
  '[x](https://ok.example" onmouseover="alert(1))',
  "[x](https://ok.example' onclick='alert(1))",
  '`<script>alert(1)</script>`',
  '```html\n<script>alert(1)</script>\n```',
  '```"><script>alert(1)</script>\nx\n```',
  '# <img src=x onerror=alert(1)>',
  '> <script>alert(1)</script>',
  '* <script>alert(1)</script>',
  '**<script>alert(1)</script>**',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&#60;script&#62;alert(1)&#60;/script&#62;',
  '\\<script\\>alert(1)\\</script\\>',
  '<!-- --!><script>alert(1)</script> -->',
  '<?php alert(1) ?><script>alert(1)</script>',
  '<![CDATA[<script>alert(1)</script>]]>',
  '<a\nhref="javascript:alert(1)">x</a>',
  '<x onclick=alert(1)>x</x>',
]

const ALLOWED = new Set([
  'DIV',
  'P',
  'STRONG',
  'EM',
  'CODE',
  'PRE',
  'BR',
  'UL',
  'OL',
  'LI',
  'BLOCKQUOTE',
  'HR',
  'A',
  'SPAN',
])
const ATTRIBUTES = new Set(['class', 'href', 'target', 'rel', 'tabindex', 'start'])

const isHarmful = (protocol: string) => !['https:', 'http:', 'mailto:'].includes(protocol)

test.each(payloads)('no script and no request comes of %j', (payload) => {
  const { container } = render(<Markdown text={payload} />)
  for (const element of container.firstElementChild?.querySelectorAll('*') ?? []) {
    expect(ALLOWED).toContain(element.tagName)
    for (const { name } of element.attributes) expect(ATTRIBUTES).toContain(name)
  }
  const links = [...container.querySelectorAll<HTMLElement>('[href]')]
  expect(links.map((link) => new URL(link.getAttribute('href') ?? '').protocol).filter(isHarmful)).toEqual([])
})

const addresses = () => screen.queryAllByRole('link').map((link) => link.getAttribute('href'))

describe('what is written', () => {
  test('is drawn as it is meant', () => {
    render(<Markdown text={'A **strong** and *leaning* word, `code`.\n\n1. one\n2. two\n\n> said'} />)
    expect(screen.getByText('strong').tagName).toBe('STRONG')
    expect(screen.getByText('leaning').tagName).toBe('EM')
    expect(screen.getByText('code').tagName).toBe('CODE')
    expect(within(screen.getByRole('list')).getAllByRole('listitem')).toHaveLength(2)
    expect(screen.getByText('said').closest('blockquote')).not.toBeNull()
  })

  test('as a heading stands among no headings of the page', () => {
    render(<Markdown text={'# News'} />)
    expect(screen.queryByRole('heading')).not.toBeInTheDocument()
    expect(screen.getByText('News')).toBeInTheDocument()
  })

  test('as a link leads to a new tab that knows nothing of this one', () => {
    render(<Markdown text="See [the plan](https://status.example.com/plan)." />)
    const link = screen.getByRole('link', { name: /^the plan ?\(opens a new tab\)$/ })
    expect(link).toHaveAttribute('href', 'https://status.example.com/plan')
    expect(link).toHaveAttribute('target', '_blank')
    expect(link).toHaveAttribute('rel', 'noopener noreferrer')
  })

  test.each([
    ['<p>Limit 5*10*2 crossed</p>', 'Limit 5*10*2 crossed'],
    ['<p>2026. A good year</p>', '2026. A good year'],
    ['<p>Fish &amp; chips &#8364;5 in C:\\_new_\\#1</p>', 'Fish & chips €5 in C:\\_new_\\#1'],
  ])('as HTML from end to end says its words, and no other: %s', (html, words) => {
    const { container } = render(<Markdown text={html} />)
    expect(container).toHaveTextContent(words)
    expect(plainText(html)).toBe(words)
  })

  test('as an address is a link, as far as the address goes', () => {
    render(
      <Markdown text="Read https://a.example/x_y?z=1&w=2. Or (see http://b.example/X_(Y)), “https://c.example/”! Not ftp://d.example" />,
    )
    expect(addresses()).toEqual(['https://a.example/x_y?z=1&w=2', 'http://b.example/X_(Y)', 'https://c.example/'])
    expect(screen.getByText(/^Read/)).toHaveTextContent(
      /^Read https:\/\/a\.example\/x_y\?z=1&w=2 \(opens a new tab\)\. Or \(see .*\), “.*”! Not ftp:\/\/d\.example$/,
    )
  })

  test('as an address in a link or in code is no link of its own', () => {
    render(<Markdown text="[https://a.example](https://b.example) `https://c.example`" />)
    expect(addresses()).toEqual(['https://b.example'])
  })

  test('as a link whose address stands below leads there, and the first of two addresses counts', () => {
    render(<Markdown text={'> See the [status page][1].\n\n[1]: https://a.example/\n[1]: https://b.example/'} />)
    expect(screen.getByRole('link', { name: /^status page/ })).toHaveAttribute('href', 'https://a.example/')
    expect(screen.getByText(/^See the/).closest('blockquote')).not.toBeNull()
  })

  test('as HTML from end to end is there as words', () => {
    const text = `<div class="x > y">
<h1>Maintenance &amp; more</h1><!-- not this --><style>p { color: red }</style>
<p>On <b>Saturday</b>: 3 < 4, see https://a.example/.</p><script>alert(1)</script>
</div>`
    render(<Markdown text={text} />)
    const said = 'Maintenance & more On Saturday : 3 < 4, see https://a.example/.'
    expect(document.querySelector('.markdown')).toHaveTextContent(
      said.replace('.example/.', '.example/ (opens a new tab).'),
    )
    expect(addresses()).toEqual(['https://a.example/'])
    expect(screen.queryByRole('heading')).not.toBeInTheDocument()
    expect(plainText(text)).toBe(said)
  })

  test('as a link to nowhere good is a text', () => {
    render(<Markdown text="[press here](javascript:alert(1))" />)
    expect(screen.queryByRole('link')).not.toBeInTheDocument()
    expect(screen.getByText('press here')).toBeInTheDocument()
  })

  test('in brief has no marks, no HTML and one line', () => {
    const text = 'The **old** writer\n\n- goes\n- [soon](https://x.example)\n\n<b>now</b> ![x](https://x.example/i.gif)'
    expect(plainText(text)).toBe('The old writer goes soon now')
  })

  test('in brief has no space in the middle of a sentence', () => {
    expect(plainText('# News **today**!\n\nSee [the *plan*][1].\n\n[1]: https://x.example')).toBe(
      'News today! See the plan.',
    )
  })
})
