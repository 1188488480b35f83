import { describe, expect, test } from 'vitest'

import type { CheckUpItem, Severity } from '~/ui/feedback/check-up-item'

import { nextStepOf, restOf, scoreOf } from './score'

const texts = (id: string) => ({ id, title: id, detail: '' })
const toDo = (id: string, severity: Severity): CheckUpItem => ({
  ...texts(id),
  state: 'to-do',
  severity,
  why: '',
  remedy: { step: id, minutes: 1, label: id, to: '/' },
})
const withoutRemedy = (id: string): CheckUpItem => ({ ...texts(id), state: 'to-do', severity: 'urgent', why: '' })

describe('the score', () => {
  const protection = (state: 'done' | 'later' | 'failed' | 'unknown', id: string = state): CheckUpItem => ({
    ...texts(id),
    state,
    protection: id,
  })

  test('counts the protections that are in place, and not the other items', () => {
    const missing = { ...toDo('mfa', 'urgent'), protection: 'MFA' }
    const fact: CheckUpItem = { ...texts('last-login'), state: 'fact' }
    const other: CheckUpItem = { ...texts('tokens'), state: 'done' }
    expect(scoreOf([protection('done'), missing, protection('later'), fact, other])).toEqual({
      inPlace: 1,
      counted: 3,
      unknown: 0,
    })
  })

  test('does not count a protection as missing that could not be checked', () => {
    expect(scoreOf([protection('done'), protection('failed'), protection('unknown')])).toEqual({
      inPlace: 1,
      counted: 1,
      unknown: 2,
    })
  })

  test('is empty without protections', () => {
    expect(scoreOf([])).toEqual({ inPlace: 0, counted: 0, unknown: 0 })
  })
})

describe('the next step', () => {
  const known = (...items: CheckUpItem[]) => ({ items, isComplete: true })
  const loading = (...items: CheckUpItem[]) => ({ items, isComplete: false })
  const idOf = (...groups: Parameters<typeof nextStepOf>[0]) => {
    const step = nextStepOf(groups)
    return step.state === 'step' ? step.item.id : step.state
  }

  test('is the most severe item, and the first group wins between equals', () => {
    expect(idOf(known(toDo('passkey', 'minor')), known(toDo('old', 'important'), toDo('soon', 'urgent')))).toBe('soon')
    expect(idOf(known(toDo('mfa', 'urgent')), known(toDo('soon', 'urgent')))).toBe('mfa')
    expect(idOf(known(toDo('a', 'minor'), toDo('b', 'minor')), known(toDo('c', 'minor')))).toBe('a')
  })

  test('is never an item that the user cannot do here', () => {
    expect(idOf(known(withoutRemedy('mfa')), known(toDo('expired', 'minor')))).toBe('expired')
    expect(idOf(known(withoutRemedy('mfa')), known())).toBe('none')
  })

  test('is replaced by the reason without a next step', () => {
    expect(restOf([withoutRemedy('mfa'), { ...texts('tokens'), state: 'failed' }])).toBe('failed')
    expect(restOf([withoutRemedy('mfa'), { ...texts('tokens'), state: 'done' }])).toBe('elsewhere')
    expect(restOf([{ ...texts('tokens'), state: 'done' }])).toBe('nothing')
  })

  test('waits for a group whose items could be more valuable', () => {
    expect(idOf(loading(), known(toDo('soon', 'urgent')))).toBe('pending')
    expect(idOf(known(toDo('recovery', 'important')), loading())).toBe('pending')
    expect(idOf(known(), loading(toDo('expired', 'minor')))).toBe('pending')
  })

  test('does not wait for a group whose items cannot be more valuable', () => {
    expect(idOf(known(toDo('mfa', 'urgent')), loading())).toBe('mfa')
  })
})
