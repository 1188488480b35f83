import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { isLoginLoop, resetLoginLoop } from './login-loop'

const START = Date.UTC(2026, 10, 23, 12)
const SECOND = 1000

beforeEach(resetLoginLoop)
afterEach(resetLoginLoop)

/** Reports automatic logins at these seconds, and returns the answer to each. */
const answersAt = (seconds: number[]) => seconds.map((second) => isLoginLoop(START + second * SECOND))

describe('isLoginLoop', () => {
  test.each([
    ['the first login is no loop', [0], [false]],
    ['three logins within 30 seconds are no loop', [0, 1, 2], [false, false, false]],
    ['the fourth login within 30 seconds is a loop', [0, 1, 2, 3], [false, false, false, true]],
    ['the fourth login just within 30 seconds is a loop', [0, 10, 20, 29], [false, false, false, true]],
    ['the fourth login after 30 seconds is no loop', [0, 10, 20, 30], [false, false, false, false]],
    ['one login every 15 seconds is no loop', [0, 15, 30, 45, 60], [false, false, false, false, false]],
    [
      'counting starts again after a loop',
      [0, 1, 2, 3, 4, 5, 6, 7],
      [false, false, false, true, false, false, false, true],
    ],
  ])('%s', (_title, seconds, answers) => {
    expect(answersAt(seconds)).toEqual(answers)
  })
})

test('resetLoginLoop forgets the logins so far', () => {
  answersAt([0, 1, 2])
  resetLoginLoop()
  expect(answersAt([3, 4, 5])).toEqual([false, false, false])
})
