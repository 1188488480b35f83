import { screen } from '@testing-library/react'
import { expect, onTestFinished, test } from 'vitest'

import { applyBrand } from '~/app/frame/brand'

import { renderApp } from '../../support/render-app'

const logosOf = (link: HTMLElement) => [...link.querySelectorAll('img')].map((image) => image.getAttribute('src'))
const brandLink = () => screen.findByRole('link', { name: 'Acme' })

test('shows a second logo for the dark theme', async () => {
  await renderApp('/promo-codes', { config: { brand: { name: 'Acme', logo: '/light.svg', logoDark: '/dark.svg' } } })
  expect(logosOf(await brandLink())).toEqual(['/light.svg', '/dark.svg'])
})

test('shows one logo in both themes without a dark one', async () => {
  await renderApp('/promo-codes', { config: { brand: { name: 'Acme', logo: '/light.svg' } } })
  expect(logosOf(await brandLink())).toEqual(['/light.svg'])
})

test('replaces the icon of the tab', () => {
  const icon = document.createElement('link')
  icon.rel = 'icon'
  icon.href = '/favicon.svg'
  document.head.append(icon)
  onTestFinished(() => icon.remove())
  applyBrand({ name: 'Acme' })
  expect(icon).toHaveAttribute('href', '/favicon.svg')
  applyBrand({ name: 'Acme', favicon: '/acme.svg' })
  expect(icon).toHaveAttribute('href', '/acme.svg')
})
