import { describe, expect, test } from 'vitest'

import { joinNewest, addOlder, type LoadedNotifications } from './notification-pages'
import type { PlatformNotification } from './notification-schema'

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
const known = (letters: string, isComplete = false): LoadedNotifications => ({
  notifications: page(letters),
  isComplete,
  pageSize: 3,
})
/** What the first page of a server brings. */
const first = (letters: string) => addOlder(undefined, page(letters))
const shown = (list: LoadedNotifications | undefined) =>
  list && `${list.notifications.map(({ id }) => id).join('')}${list.isComplete ? '.' : ''}`

describe('an older page', () => {
  test('comes after what is known', () => {
    expect(shown(addOlder(known('fed'), page('cba')))).toBe('fedcba')
    expect(shown(addOlder(undefined, page('fed')))).toBe('fed')
  })

  test('that is empty is the end', () => {
    expect(shown(addOlder(known('fed'), []))).toBe('fed.')
    expect(shown(addOlder(undefined, []))).toBe('.')
  })

  test('that begins with what is known brings the rest, and is the end where there is no rest', () => {
    expect(shown(addOlder(known('fed'), page('dcb')))).toBe('fedcb')
    expect(shown(addOlder(known('fed'), page('d')))).toBe('fed.')
  })
})

describe('the newest page', () => {
  test('is all there is at first', () => {
    expect(shown(joinNewest(undefined, known('fed')))).toBe('fed')
  })

  test('goes on into what was known, and says what is read by now', () => {
    expect(shown(joinNewest(known('fedcba'), known('hgf')))).toBe('hgfedcba')
    expect(shown(joinNewest(known('fedcba', true), known('fed')))).toBe('fedcba.')
    const newest = addOlder(undefined, [notice('f', true), notice('e'), notice('d')])
    expect(joinNewest(known('fedc'), newest)?.notifications.map(({ isRead }) => isRead)).toEqual([
      true,
      false,
      false,
      false,
    ])
  })

  test('lacks what the person may no longer see', () => {
    expect(shown(joinNewest(known('fedcba'), known('fdc')))).toBe('fdcba')
    expect(shown(joinNewest(known('fedcba'), known('', true)))).toBe('.')
    // The last of the page has gone, and one that was not loaded has moved up.
    expect(shown(joinNewest(first('fed'), first('fec')))).toBe('fec')
  })

  test('that is not full is all there is', () => {
    expect(shown(joinNewest(first('fed'), first('fe')))).toBe('fe.')
    expect(shown(joinNewest(joinNewest(first('fed'), first('fe')), first('gfe')))).toBe('gfe.')
    expect(shown(joinNewest(known('fedcba'), first('f')))).toBe('f.')
  })

  test('after there were none is whole once nothing older comes', () => {
    expect(shown(joinNewest(first(''), first('a')))).toBeUndefined()
    expect(shown(joinNewest(first(''), addOlder(first('a'), [])))).toBe('a.')
  })

  test('in another order than before loses none that can still be loaded', () => {
    expect(shown(joinNewest(known('fedcba'), first('bfe')))).toBe('bfedca')
    expect(shown(joinNewest(known('fedcba', true), first('fzy')))).toBeUndefined()
  })

  test('that does not reach what was known needs older ones, until as many are there as before', () => {
    expect(shown(joinNewest(known('fedcba'), known('zyx')))).toBeUndefined()
    expect(shown(joinNewest(known('fedcba'), known('zyxwv')))).toBeUndefined()
    expect(shown(joinNewest(known('fedcba'), known('zyxwvu')))).toBe('zyxwvu')
    expect(shown(joinNewest(known('fedcba'), known('zyx', true)))).toBe('zyx.')
  })
})
