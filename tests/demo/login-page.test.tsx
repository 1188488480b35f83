import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'

import { changePassword } from '~/demo/account/passwords'
import { edith, maria, nils, otto, type Persona } from '~/demo/data/personas'
import { LoginPages } from '~/demo/login/login-pages'
import { BrandContext, readBrand } from '~/demo/look/brand'
import { createDatabase } from '~/demo/server'

import { authorizeRequest } from './tenant-client'

type Options = { database?: ReturnType<typeof createDatabase>; query?: Record<string, string>; chosen?: Persona }

/** Shows the first page of a login. `redirects` collects the URLs to which the login ends. */
function renderLogin({ database = createDatabase(), query, chosen }: Options = {}) {
  const redirects: URL[] = []
  render(
    <BrandContext value={readBrand(database)}>
      <LoginPages
        database={database}
        request={authorizeRequest(query)}
        chosen={chosen}
        chosenStep={undefined}
        onRedirect={(url) => redirects.push(new URL(url))}
      />
    </BrandContext>,
  )
  return { user: userEvent.setup(), database, redirects, loggedIn: () => database.read().identity.session?.userId }
}

const people = () => within(screen.getByRole('radiogroup', { name: 'Account' })).getAllByRole<HTMLInputElement>('radio')
const person = (name: string) => screen.getByRole('radio', { name })
const press = (name: string) => screen.getByRole('button', { name })

test('the people are one radio group with one tab stop, and the arrow keys choose', async () => {
  const { user, redirects, loggedIn } = renderLogin()
  expect(people().map(({ value, checked }) => [value, checked])).toEqual([
    ['maria@example.com', true],
    ['otto@example.com', false],
    ['nils@example.com', false],
    ['grace@example.com', false],
  ])
  expect(person('Maria Reyes')).toHaveAccessibleDescription('Password only, plenty to fix')

  await user.tab()
  expect(person('Maria Reyes')).toHaveFocus()
  await user.keyboard('{ArrowDown}{ArrowDown}')
  expect(person('Nils Newcomer')).toBeChecked()
  await user.tab()
  expect(press('Continue')).toHaveFocus()
  await user.keyboard('{Enter}')
  expect(redirects[0]?.searchParams.get('code')).toMatch(/^.{40}/)
  expect(loggedIn()).toBe(nils.id)
})

test('“More people and situations” adds the other people, and focuses the first of them without choosing it', async () => {
  const { user, redirects } = renderLogin()
  expect(screen.queryByRole('button', { name: 'Cancel' })).not.toBeInTheDocument()
  await user.click(press('More people and situations'))
  expect(people()).toHaveLength(7)
  expect(person('Edith Larsen')).toHaveFocus()
  expect(person('Maria Reyes')).toBeChecked()

  await user.click(press('Cancel'))
  expect(redirects[0]?.searchParams.get('error_description')).toBe('The user canceled the login.')
})

test('the form starts with the chosen person, reports a wrong password, and leads back to the people', async () => {
  const { user, redirects } = renderLogin()
  await user.click(person('Nils Newcomer'))
  await user.click(press('More people and situations'))
  await user.click(press('Use an email and password'))
  const email = screen.getByLabelText('Email address')
  const password = screen.getByLabelText('Password')
  expect(email).toHaveFocus()
  expect(email).toHaveValue('nils@example.com')
  expect(email).toHaveAttribute('autocomplete', 'username')
  expect(password).toHaveValue('demo')
  expect(password).toHaveAttribute('autocomplete', 'current-password')

  await user.clear(email)
  await user.type(email, 'unknown@example.com{Enter}')
  expect(await screen.findByText('Wrong email or password.')).toHaveRole('alert')
  expect(password).toHaveAccessibleDescription('Wrong email or password.')
  expect(password).toBeInvalid()
  expect(redirects).toEqual([])

  await user.click(press('Choose a person'))
  expect(person('Maria Reyes')).toBeChecked()
  expect(person('Maria Reyes')).toHaveFocus()
  expect(screen.getByRole('alert')).toBeEmptyDOMElement()
})

test('a person whose password was changed needs the new one', async () => {
  const database = createDatabase()
  await changePassword(database, maria, 'Tidal-Harbour-4711')
  const { user, redirects } = renderLogin({ database })
  const password = screen.getByLabelText('Password')
  expect(password).toHaveAccessibleDescription(/^You changed this account’s password in the demo\./)
  await user.type(password, 'demo{Enter}')
  expect(await screen.findByText('Wrong email or password.')).toBeVisible()

  await user.click(person('Nils Newcomer'))
  expect(screen.queryByLabelText('Password')).not.toBeInTheDocument()
  await user.click(person('Maria Reyes'))
  await user.type(screen.getByLabelText('Password'), 'Tidal-Harbour-4711{Enter}')
  await expect.poll(() => redirects).toHaveLength(1)
})

test('the person whom the console names is chosen, also one of the others', async () => {
  renderLogin({ query: { login_hint: edith.email, max_age: '0' } })
  expect(person('Edith Larsen')).toBeChecked()
  expect(screen.getByText('The console asks you to confirm that it’s you.')).toBeVisible()
})

test('an unknown login hint opens the form with it', () => {
  renderLogin({ query: { login_hint: 'joe@example.com' } })
  expect(screen.getByLabelText('Email address')).toHaveValue('joe@example.com')
})

test('the person chosen in the demo control goes before the login hint, and Otto is asked for a code', async () => {
  const { user, loggedIn } = renderLogin({ query: { login_hint: maria.email }, chosen: otto })
  expect(person('Otto Berg')).toBeChecked()
  await user.click(press('Continue'))
  expect(await screen.findByLabelText('Six-digit code')).toHaveFocus()
  expect(screen.getByText(/Otto’s current code/)).toBeVisible()
  expect(loggedIn()).toBeUndefined()
})

test('the page has the name of the brand, and says that it replaces Auth0', () => {
  renderLogin({ database: createDatabase({ condition: 'brand' }) })
  expect(screen.getByText('Northwind')).toBeVisible()
  expect(screen.getByText('Demo login in place of Auth0. Nothing leaves your browser.')).toBeVisible()
})
