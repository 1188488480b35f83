import { screen, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'

/** Opens the palette by its keys, and returns its input. The frame loads the search field late. */
export async function openPalette(user: UserEvent): Promise<HTMLElement> {
  await screen.findByRole('button', { name: 'Search or do…' })
  await user.keyboard('{Control>}k{/Control}')
  return screen.findByRole('combobox', { name: 'Search or do' })
}

export const palette = () => within(screen.getByRole('dialog', { name: 'Search or do' }))

/** The names of the lines of a group. */
export function linesOf(group: string): string[] {
  const element = palette().queryByRole('group', { name: group })
  return element
    ? within(element)
        .getAllByRole('option')
        .map((option) => option.querySelector('.option-title')?.textContent ?? '')
    : []
}

export const line = (name: string | RegExp) => palette().findByRole('option', { name })

/** The line that Enter chooses, as a screen reader hears it. */
export function activeLine(): string | undefined {
  const id = palette().getByRole('combobox').getAttribute('aria-activedescendant')
  const option = id === null ? null : document.getElementById(id)
  return option?.getAttribute('aria-selected') === 'true'
    ? (option.querySelector('.option-title')?.textContent ?? '')
    : undefined
}
