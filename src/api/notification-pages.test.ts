import { describe, expect, test } from 'vitest'

import { goOnInto, withOlder, type LoadedNotifications } from './notification-pages'
import type { PlatformNotification } from './notifications'

const notice = (id: string, isRead = false): PlatformNotification => ({
  id,
  type: 'common',
  created: undefined,
  isRead,
  title: id,
  message: '',
  project: undefined,
})
/** One notice for each letter, the newest first. */
const page = (letters: string) => [...letters].map((id) => notice(id))
const known = (letters: string, isWhole = false): LoadedNotifications => ({
  notifications: page(letters),
  isWhole,
  pageSize: 3,
})
/** What the first page of a server brings. */
const first = (letters: string) => withOlder(undefined, page(letters))
const shown = (list: LoadedNotifications | undefined) =>
  list && `${list.notifications.map(({ id }) => id).join('')}${list.isWhole ? '.' : ''}`

describe('an older page', () => {
  test('comes after what is known', () => {
    expect(shown(withOlder(known('fed'), page('cba')))).toBe('fedcba')
    expect(shown(withOlder(undefined, page('fed')))).toBe('fed')
  })

  test('that is empty is the end', () => {
    expect(shown(withOlder(known('fed'), []))).toBe('fed.')
    expect(shown(withOlder(undefined, []))).toBe('.')
  })

  test('that begins with what is known brings the rest, and is the end where there is no rest', () => {
    expect(shown(withOlder(known('fed'), page('dcb')))).toBe('fedcb')
    expect(shown(withOlder(known('fed'), page('d')))).toBe('fed.')
  })
})

describe('the newest page', () => {
  test('is all there is at first', () => {
    expect(shown(goOnInto(undefined, known('fed')))).toBe('fed')
  })

  test('goes on into what was known, and says what is read by now', () => {
    expect(shown(goOnInto(known('fedcba'), known('hgf')))).toBe('hgfedcba')
    expect(shown(goOnInto(known('fedcba', true), known('fed')))).toBe('fedcba.')
    const newest = withOlder(undefined, [notice('f', true), notice('e'), notice('d')])
    expect(goOnInto(known('fedc'), newest)?.notifications.map(({ isRead }) => isRead)).toEqual([
      true,
      false,
      false,
      false,
    ])
  })

  test('lacks what the person may no longer see', () => {
    expect(shown(goOnInto(known('fedcba'), known('fdc')))).toBe('fdcba')
    expect(shown(goOnInto(known('fedcba'), known('', true)))).toBe('.')
    // The last of the page has gone, and one that was not loaded has moved up.
    expect(shown(goOnInto(first('fed'), first('fec')))).toBe('fec')
  })

  test('that is not full is all there is', () => {
    expect(shown(goOnInto(first('fed'), first('fe')))).toBe('fe.')
    expect(shown(goOnInto(goOnInto(first('fed'), first('fe')), first('gfe')))).toBe('gfe.')
    expect(shown(goOnInto(known('fedcba'), first('f')))).toBe('f.')
  })

  test('after there were none is whole once nothing older comes', () => {
    expect(shown(goOnInto(first(''), first('a')))).toBeUndefined()
    expect(shown(goOnInto(first(''), withOlder(first('a'), [])))).toBe('a.')
  })

  test('in another order than before loses none that can still be loaded', () => {
    expect(shown(goOnInto(known('fedcba'), first('bfe')))).toBe('bfedca')
    expect(shown(goOnInto(known('fedcba', true), first('fzy')))).toBeUndefined()
  })

  test('that does not reach what was known needs older ones, until as many are there as before', () => {
    expect(shown(goOnInto(known('fedcba'), known('zyx')))).toBeUndefined()
    expect(shown(goOnInto(known('fedcba'), known('zyxwv')))).toBeUndefined()
    expect(shown(goOnInto(known('fedcba'), known('zyxwvu')))).toBe('zyxwvu')
    expect(shown(goOnInto(known('fedcba'), known('zyx', true)))).toBe('zyx.')
  })
})
