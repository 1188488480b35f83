import fc from 'fast-check'
import { expect, test } from 'vitest'

import { contrast, parse, textOn } from './brand'

test('text on a brand colour is readable, whatever the colour', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffff }), (value) => {
      const colour = parse(`#${value.toString(16).padStart(6, '0')}`)
      expect(contrast(colour, textOn(colour))).toBeGreaterThanOrEqual(4.5)
    }),
    { numRuns: 2_000 },
  )
})
