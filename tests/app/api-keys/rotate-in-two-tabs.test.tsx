import { act, screen } from '@testing-library/react'
import { describe, expect, test } from 'vitest'

import type { Rotation } from '~/lib/rotations'

import { renderApp } from '../../support/render-app'
import {
  confirmTestedAndDeployed,
  idOf,
  keyNamed,
  openRotation,
  press,
  reachDeployStep,
  storedRotations,
  storeRotation,
  writes,
} from './rotation-page'

describe('when another tab rotates the same key', () => {
  /** Writes to the storage as another tab does. */
  function storeInOtherTab(rotation: Rotation) {
    storeRotation(rotation)
    act(() => void dispatchEvent(new Event('storage')))
  }

  test('creates no second key, and continues with the key of the other tab', async () => {
    const { user, old, database, requests } = await openRotation()
    const newId = keyNamed(database, 'notebooks').id
    storeInOtherTab({ oldId: old.id, newId, isSaved: false })
    await press(user, 'Create new key')
    expect(await screen.findByText('Did you save the new client secret?')).toBeVisible()
    expect(await screen.findByText('Another tab has created the new key, so this one created none.')).toBeVisible()
    expect(writes(requests)).toEqual(['POST /'])
    expect(storedRotations()).toContain(newId)
  })

  test('asks again whether the new key works and is deployed when the other tab replaces it', async () => {
    const { user, old, database } = await reachDeployStep()
    await confirmTestedAndDeployed(user)
    storeInOtherTab({ oldId: old.id, newId: keyNamed(database, 'notebooks').id, isSaved: true })
    expect(await screen.findByText(keyNamed(database, 'notebooks').clientId, { selector: 'dd *' })).toBeVisible()
    for (const box of screen.getAllByRole('checkbox')) expect(box).not.toBeChecked()
    expect(screen.getByRole('button', { name: 'Delete old key' })).toHaveAccessibleDescription(
      'First test the new key.',
    )
  })

  test('never takes the old key for the new one', async () => {
    const oldId = await idOf('CI deploy')
    storeRotation({ oldId, newId: oldId, isSaved: false })
    const { user, requests } = await renderApp(`/api-keys/${oldId}/rotate`)
    expect(await screen.findByText(/^The new key does not exist/)).toBeVisible()
    await press(user, 'Create another')
    expect(writes(requests)).toEqual([])
  })
})
