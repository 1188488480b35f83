import { describe, expect, test } from 'vitest'

import { fold, highlight, rankOf, ranks } from './rank'

const marked = (text: string, query: string) =>
  highlight(text, fold(query))
    .map(({ text: part, isMatch }) => (isMatch ? `[${part}]` : part))
    .join('')

describe('rankOf()', () => {
  test.each([
    ['terraform', 'ter', ranks.prefix],
    ['nightly-terraform', 'ter', ranks.wordStart],
    ['master ter', 'ter', ranks.wordStart],
    ['master-scheduler', 'ter', ranks.substring],
    ['nightly export (São Paulo)', 'sao night', ranks.allWords],
    ['terraform', 'terra nova', undefined],
    ['CI deploy', 'x', undefined],
  ])('ranks %j for %j', (text, query, rank) => {
    expect(rankOf(fold(text), fold(query))).toBe(rank)
  })

  test.each([
    ['Ärger', 'arger'],
    ['Cafe\u0301', 'CAFÉ'],
    ['ΟΔΟΣ', 'οδος'],
    ['ＡＰＩ', 'api'],
    ['ze\u200bro', 'zero'],
  ])('%j matches %j, which differs in case, accents, width or invisible characters', (text, query) => {
    expect(rankOf(fold(text), fold(query))).toBe(ranks.prefix)
  })
})

describe('highlight()', () => {
  test.each([
    ['terraform', 'ter', '[ter]raform'],
    ['São Paulo', 'sao p', '[São P]aulo'],
    ['Cafe\u0301 del mar', 'cafe', '[Cafe\u0301] del mar'],
    ['ﬁle', 'i', '[ﬁ]le'],
    ['👩‍💻 laptop', 'lap', '👩‍💻 [lap]top'],
    ['nightly export', 'ex ni', '[ni]ghtly [ex]port'],
    ['terraform', '', 'terraform'],
  ])('marks in %j what matches %j', (text, query, expected) => {
    expect(marked(text, query)).toBe(expected)
  })
})
