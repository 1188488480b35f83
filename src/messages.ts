/**
 * The words of one part of the screen, in one place: every text that a person can see passes through here.
 * A message is a string, or a function of what it talks about. The type of the English words is the contract a
 * translation has to meet (see docs/decisions/0005-words.md).
 */
// oxlint-disable-next-line typescript/no-explicit-any -- the arguments of a message are its own business
export function messages<const Words extends Record<string, string | ((...about: any[]) => string)>>(
  english: Words,
): Words {
  return english
}

const pluralRules = new Intl.PluralRules('en')

/** "1 API key", "3 API keys": the number, and the word that goes with it. */
export function counted(count: number, one: string, other: string): string {
  return `${count.toLocaleString('en')} ${pluralRules.select(count) === 'one' ? one : other}`
}
