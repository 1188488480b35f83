import { render, screen } from '@testing-library/react'
import type { ComponentType } from 'react'
import { expect, test, vi } from 'vitest'

import { lazyComponent } from './lazy-component'

test('says why its code could not be loaded, and loads it again at the next mount', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  const failure = new TypeError('Failed to fetch dynamically imported module')
  const load = vi.fn<() => Promise<ComponentType>>(async () => () => <p>Loaded</p>).mockRejectedValueOnce(failure)
  const Lazy = lazyComponent(load)

  const first = render(<Lazy />)
  await vi.waitFor(() => expect(log).toHaveBeenCalledWith(failure))
  first.unmount()
  render(<Lazy />)

  expect(await screen.findByText('Loaded')).toBeVisible()
  expect(load).toHaveBeenCalledTimes(2)
})
