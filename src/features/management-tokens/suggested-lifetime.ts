import { messages, pluralize } from '~/lib/messages'

export const suggestionWords = messages({
  suggested: (hours: number) =>
    `The link suggests a lifetime of ${hours % 24 === 0 ? pluralize(hours / 24, 'day') : pluralize(hours, 'hour')}. Choose it below if you need it.`,
})

/** Returns the lifetime that a URL suggests in `hours`, or undefined for a value that no token can have. */
export function suggestedHours(text: string | null): number | undefined {
  const hours = /^\d{1,6}$/.test(text ?? '') ? Number(text) : 0
  return hours > 0 ? hours : undefined
}
