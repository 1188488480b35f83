import fc from 'fast-check'
import { expect, test } from 'vitest'

import { contrast, parse, textOn } from './brand'

test('textOn returns a color with a contrast of at least 4.5:1 on any brand color', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffff }), (value) => {
      const color = parse(`#${value.toString(16).padStart(6, '0')}`)
      expect(contrast(color, textOn(color))).toBeGreaterThanOrEqual(4.5)
    }),
    { numRuns: 2_000 },
  )
})
