import { describe, expect, test } from 'vitest'

import { ApiError } from './errors'
import { joinNewest, addOlder, type LoadedNotifications, type NotificationPage } from './notification-pages'
import { OlderNotificationList, type PlatformNotification } from './notification-schema'
import { unreadableIn } from './rows'

const notification = (id: string, isRead = false): PlatformNotification => ({
  id,
  type: 'common',
  created: undefined,
  isRead,
  title: id,
  message: '',
  project: undefined,
})
/** One notification per letter, newest first. */
const page = (letters: string) => [...letters].map((id) => notification(id))
const loaded = (letters: string, isComplete = false): LoadedNotifications => ({
  notifications: page(letters),
  isComplete,
  pageSize: 3,
})
/** The state after the first page. */
const first = (letters: string) => addOlder(undefined, page(letters))
const shown = (list: LoadedNotifications | undefined) =>
  list && `${list.notifications.map(({ id }) => id).join('')}${list.isComplete ? '.' : ''}`

describe('addOlder', () => {
  test('appends the page', () => {
    expect(shown(addOlder(loaded('fed'), page('cba')))).toBe('fedcba')
    expect(shown(addOlder(undefined, page('fed')))).toBe('fed')
  })

  test('completes the list when the page is empty', () => {
    expect(shown(addOlder(loaded('fed'), []))).toBe('fed.')
    expect(shown(addOlder(undefined, []))).toBe('.')
  })

  test('skips known notifications, and completes the list when the page has no others', () => {
    expect(shown(addOlder(loaded('fed'), page('dcb')))).toBe('fedcb')
    expect(shown(addOlder(loaded('fed'), page('d')))).toBe('fed.')
  })
})

describe('joinNewest', () => {
  test('returns the newest page when nothing was loaded before', () => {
    expect(shown(joinNewest(undefined, loaded('fed')))).toBe('fed')
  })

  test('joins the loaded notifications and takes their read state from the newest page', () => {
    expect(shown(joinNewest(loaded('fedcba'), loaded('hgf')))).toBe('hgfedcba')
    expect(shown(joinNewest(loaded('fedcba', true), loaded('fed')))).toBe('fedcba.')
    const newest = addOlder(undefined, [notification('f', true), notification('e'), notification('d')])
    expect(joinNewest(loaded('fedc'), newest)?.notifications.map(({ isRead }) => isRead)).toEqual([
      true,
      false,
      false,
      false,
    ])
  })

  test('drops notifications that the newest page no longer contains', () => {
    expect(shown(joinNewest(loaded('fedcba'), loaded('fdc')))).toBe('fdcba')
    expect(shown(joinNewest(loaded('fedcba'), loaded('', true)))).toBe('.')
    // "d" was removed, so "c", which was not loaded, moved up to the newest page.
    expect(shown(joinNewest(first('fed'), first('fec')))).toBe('fec')
  })

  test('completes the list when the newest page is shorter than a page', () => {
    expect(shown(joinNewest(first('fed'), first('fe')))).toBe('fe.')
    expect(shown(joinNewest(joinNewest(first('fed'), first('fe')), first('gfe')))).toBe('gfe.')
    expect(shown(joinNewest(loaded('fedcba'), first('f')))).toBe('f.')
  })

  test('needs an empty older page to complete a list that was empty before', () => {
    expect(shown(joinNewest(first(''), first('a')))).toBeUndefined()
    expect(shown(joinNewest(first(''), addOlder(first('a'), [])))).toBe('a.')
  })

  test('loses no notification when the order has changed', () => {
    expect(shown(joinNewest(loaded('fedcba'), first('bfe')))).toBe('bfedca')
    expect(shown(joinNewest(loaded('fedcba', true), first('fzy')))).toBeUndefined()
  })

  test('asks for older pages until they reach the loaded notifications or as many are loaded as before', () => {
    expect(shown(joinNewest(loaded('fedcba'), loaded('zyx')))).toBeUndefined()
    expect(shown(joinNewest(loaded('fedcba'), loaded('zyxwv')))).toBeUndefined()
    expect(shown(joinNewest(loaded('fedcba'), loaded('zyxwvu')))).toBe('zyxwvu')
    expect(shown(joinNewest(loaded('fedcba'), loaded('zyx', true)))).toBe('zyx.')
  })
})

describe('a notification that could not be read', () => {
  const error = new ApiError('invalid-response')
  /** A page in which a question mark is a row without an ID, and an exclamation mark a row with the ID "!". */
  const oddPage = (rows: string, fromId?: string): NotificationPage => {
    const list = OlderNotificationList.parse(
      [...rows].map((id) => (id === '?' ? {} : id === '!' ? { id, title: 7 } : { id })),
    )
    const odd = unreadableIn(list)
    return { notifications: list, fromId, lastId: odd?.lastId, unreadable: odd && { ...odd, error } }
  }
  const load = (...pages: string[]) =>
    pages.reduce<LoadedNotifications | undefined>(
      (loadedSoFar, rows) => addOlder(loadedSoFar, oddPage(rows, loadedSoFar?.lastId)),
      undefined,
    ) as LoadedNotifications
  const count = (list: LoadedNotifications | undefined) => list?.unreadable?.count

  test.each([
    ['fe?', '?dc', 1],
    ['fe?', 'e?d', 1],
    ['fe!', '!dc', 1],
    ['fe!', 'dc!', 1],
    ['fe??', '??d', 2],
    ['f?e', 'd?c', 2],
    ['fe!', '?dc', 2],
    ['f?e?', '?d?', 3],
  ])('counts once in the overlapping pages %s and %s', (newest, older, expected) => {
    expect(count(load(newest, older))).toBe(expected)
  })

  test.each([
    ['?fe', 'g?f', 1],
    ['f?e', 'gf?', 1],
    ['f?e', 'gf?e', 1],
    ['f!e', 'gf!', 1],
    ['?fe', '?gf?', 2],
    ['fe?', 'gfe', 1],
    ['f?e', 'gfe', undefined],
    ['f!e', 'gfe', undefined],
  ])('of the loaded page %s counts once after the newest page %s', (before, newest, expected) => {
    expect(count(joinNewest(load(before), load(newest)))).toBe(expected)
  })

  test('does not keep the list from ending when an older page brings it again', () => {
    expect(load('fe?', '?').isComplete).toBe(true)
    expect(load('fe?', '?d').isComplete).toBe(false)
  })
})
