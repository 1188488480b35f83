import { render, screen, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'

import { Markdown } from './markdown'
import { plainText } from './markdown-text'

/** Known attacks that run a script or send a request, in Markdown and in the HTML that Markdown allows. */
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

const ALLOWED_TAGS = new Set([
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
const ALLOWED_ATTRIBUTES = new Set(['class', 'href', 'target', 'rel', 'tabindex', 'start'])

const isHarmful = (protocol: string) => !['https:', 'http:', 'mailto:'].includes(protocol)

test.each(payloads)('renders only harmless elements, attributes and links for %j', (payload) => {
  const { container } = render(<Markdown text={payload} />)
  for (const element of container.firstElementChild?.querySelectorAll('*') ?? []) {
    expect(ALLOWED_TAGS).toContain(element.tagName)
    for (const { name } of element.attributes) expect(ALLOWED_ATTRIBUTES).toContain(name)
  }
  const links = [...container.querySelectorAll<HTMLElement>('[href]')]
  expect(links.map((link) => new URL(link.getAttribute('href') ?? '').protocol).filter(isHarmful)).toEqual([])
})

const linkUrls = () => screen.queryAllByRole('link').map((link) => link.getAttribute('href'))

describe('Markdown', () => {
  test('renders emphasis, code, lists and quotes as elements', () => {
    render(<Markdown text={'A **strong** and *slanted* word, `code`.\n\n1. one\n2. two\n\n> quoted'} />)
    expect(screen.getByText('strong').tagName).toBe('STRONG')
    expect(screen.getByText('slanted').tagName).toBe('EM')
    expect(screen.getByText('code').tagName).toBe('CODE')
    expect(within(screen.getByRole('list')).getAllByRole('listitem')).toHaveLength(2)
    expect(screen.getByText('quoted').closest('blockquote')).not.toBeNull()
  })

  test('renders a heading as strong text, not as a heading of the page', () => {
    render(<Markdown text={'# News'} />)
    expect(screen.queryByRole('heading')).not.toBeInTheDocument()
    expect(screen.getByText('News')).toBeInTheDocument()
  })

  test('opens a link in a new tab without an opener or a referrer', () => {
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
  ])('shows exactly the text of a message that is entirely HTML: %s', (html, words) => {
    const { container } = render(<Markdown text={html} />)
    expect(container).toHaveTextContent(words)
    expect(plainText(html)).toBe(words)
  })

  test('links a web URL in the text, without the punctuation around it', () => {
    render(
      <Markdown text="Read https://a.example/x_y?z=1&w=2. Or (see http://b.example/X_(Y)), “https://c.example/”! Not ftp://d.example" />,
    )
    expect(linkUrls()).toEqual(['https://a.example/x_y?z=1&w=2', 'http://b.example/X_(Y)', 'https://c.example/'])
    expect(screen.getByText(/^Read/)).toHaveTextContent(
      /^Read https:\/\/a\.example\/x_y\?z=1&w=2 \(opens a new tab\)\. Or \(see .*\), “.*”! Not ftp:\/\/d\.example$/,
    )
  })

  test('does not link a URL inside a link or inside code', () => {
    render(<Markdown text="[https://a.example](https://b.example) `https://c.example`" />)
    expect(linkUrls()).toEqual(['https://b.example'])
  })

  test('resolves a reference link to the first of two definitions', () => {
    render(<Markdown text={'> See the [status page][1].\n\n[1]: https://a.example/\n[1]: https://b.example/'} />)
    expect(screen.getByRole('link', { name: /^status page/ })).toHaveAttribute('href', 'https://a.example/')
    expect(screen.getByText(/^See the/).closest('blockquote')).not.toBeNull()
  })

  test('shows a message that is entirely HTML as text with links', () => {
    const text = `<div class="x > y">
<h1>Maintenance &amp; more</h1><!-- not this --><style>p { color: red }</style>
<p>On <b>Saturday</b>: 3 < 4, see https://a.example/.</p><script>alert(1)</script>
</div>`
    render(<Markdown text={text} />)
    const expected = 'Maintenance & more On Saturday : 3 < 4, see https://a.example/.'
    expect(document.querySelector('.markdown')).toHaveTextContent(
      expected.replace('.example/.', '.example/ (opens a new tab).'),
    )
    expect(linkUrls()).toEqual(['https://a.example/'])
    expect(screen.queryByRole('heading')).not.toBeInTheDocument()
    expect(plainText(text)).toBe(expected)
  })

  test('shows a link with an unsafe scheme as text', () => {
    render(<Markdown text="[press here](javascript:alert(1))" />)
    expect(screen.queryByRole('link')).not.toBeInTheDocument()
    expect(screen.getByText('press here')).toBeInTheDocument()
  })

  test('plainText returns one line without Markdown and HTML', () => {
    const text = 'The **old** writer\n\n- goes\n- [soon](https://x.example)\n\n<b>now</b> ![x](https://x.example/i.gif)'
    expect(plainText(text)).toBe('The old writer goes soon now')
  })

  test('plainText adds no space inside a sentence', () => {
    expect(plainText('# News **today**!\n\nSee [the *plan*][1].\n\n[1]: https://x.example')).toBe(
      'News today! See the plan.',
    )
  })
})
