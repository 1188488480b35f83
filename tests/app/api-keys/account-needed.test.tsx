import { screen, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, test } from 'vitest'

import { demoConfig, HAL_BASE } from '~/demo/demo-config'

import { renderApp } from '../../support/render-app'

const REASON = /The likely reason: API keys belong to an account, and you don’t own one yet\./
const forbidden = () =>
  HttpResponse.json({ status: 403, error: 'Forbidden', message: 'You must own an account' }, { status: 403 })

test('a 403 on the API keys names the missing account, leads to Manage Account, and keeps the server’s words', async () => {
  await renderApp('/api-keys', { handlers: [http.get(`${HAL_BASE}/apikeys/`, forbidden)] })
  const alert = within(await within(await screen.findByRole('region', { name: 'API keys' })).findByRole('alert'))
  expect(await alert.findByText(REASON)).toBeInTheDocument()
  expect(alert.getByRole('link', { name: 'Manage Account' })).toHaveAttribute('href', demoConfig.links.manageAccount)
  expect(await alert.findByText('You must own an account')).toBeInTheDocument()
})

test('a 403 on a new API key names the missing account, too', async () => {
  const { user } = await renderApp('/api-keys/new?name=CI', {
    handlers: [http.post(`${HAL_BASE}/apikeys/`, forbidden)],
  })
  const dialog = within(await screen.findByRole('dialog', { name: 'New API key' }))
  const field = dialog.getByLabelText('Name')
  await user.clear(field)
  await user.type(field, 'CI{Enter}')
  expect(await dialog.findByText(REASON)).toBeInTheDocument()
})

test('a 403 on the deletion of API keys names the missing account once, below the keys', async () => {
  const { user } = await renderApp('/api-keys', { handlers: [http.delete(`${HAL_BASE}/apikeys/:id`, forbidden)] })
  await user.click(await screen.findByRole('checkbox', { name: 'Select CI deploy' }))
  await user.click(screen.getByRole('checkbox', { name: 'Select notebooks' }))
  await user.click(screen.getByRole('button', { name: 'Delete 2 API keys' }))
  const dialog = within(await screen.findByRole('alertdialog', { name: 'Delete 2 API keys' }))
  expect(dialog.queryByText(REASON)).not.toBeInTheDocument()
  await user.click(dialog.getByRole('button', { name: 'Delete 2 API keys' }))
  expect(await dialog.findAllByText('Your account is not allowed to do this.')).toHaveLength(2)
  expect(await dialog.findAllByText(REASON)).toHaveLength(1)
  expect(dialog.getByRole('link', { name: 'Manage Account' })).toBeInTheDocument()
  expect(await dialog.findAllByText('You must own an account')).toHaveLength(2)
})

test('a 403 on the check of the API keys names the missing account on the overview', async () => {
  await renderApp('/', { handlers: [http.get(`${HAL_BASE}/apikeys/`, forbidden)] })
  const title = await screen.findByText('Could not load your API keys')
  const item = within(title.closest('li') ?? document.body)
  expect(await item.findByText(REASON)).toBeInTheDocument()
  expect(item.getByRole('link', { name: 'Manage Account' })).toBeInTheDocument()
  expect(await item.findByText('You must own an account')).toBeInTheDocument()
})

test('without a configured link, the reason is named alone', async () => {
  const handlers = [http.get(`${HAL_BASE}/apikeys/`, forbidden)]
  await renderApp('/api-keys', { handlers, config: { links: {} } })
  const list = within(await screen.findByRole('region', { name: 'API keys' }))
  expect(await list.findByText(REASON)).toBeInTheDocument()
  expect(list.queryByRole('link', { name: 'Manage Account' })).not.toBeInTheDocument()
})

test('another failure names no missing account', async () => {
  const broken = () => HttpResponse.json({ message: 'no' }, { status: 400 })
  await renderApp('/api-keys', { handlers: [http.get(`${HAL_BASE}/apikeys/`, broken)] })
  const list = within(await screen.findByRole('region', { name: 'API keys' }))
  expect(await list.findByRole('alert')).toBeInTheDocument()
  expect(screen.queryByText(REASON)).not.toBeInTheDocument()
})

test('another failure of the check on the overview names no missing account', async () => {
  const broken = () => HttpResponse.json({ message: 'no' }, { status: 400 })
  await renderApp('/', { handlers: [http.get(`${HAL_BASE}/apikeys/`, broken)] })
  expect(await screen.findByText('Could not load your API keys')).toBeInTheDocument()
  expect(screen.queryByText(REASON)).not.toBeInTheDocument()
})
