/** Writes each instant in the next of the forms that the documentation has, so that nobody comes to rely on one. */
export function instantWriter(): (instant: Date) => string {
  let written = 0
  return (instant) => {
    written += 1
    return forms[written % forms.length]?.(instant) ?? instant.toISOString()
  }
}

/** All of them are the same instant; the two without a zone mean UTC (api-facts §1.1). */
const forms: ((instant: Date) => string)[] = [
  (instant) => `${wallClock(instant, 2)}+0200`,
  (instant) => instant.toISOString(),
  (instant) => `${wallClock(instant)}.000000`,
  (instant) => wallClock(instant).replace('T', ' '),
  (instant) => `${wallClock(instant, 1)}+01:00`,
]

/** What a clock shows so many hours east of Greenwich. */
function wallClock(instant: Date, hours = 0): string {
  return new Date(instant.getTime() + hours * 60 * 60 * 1000).toISOString().slice(0, 19)
}

/** Some of the forms have no room for more, and an instant must not depend on its form. */
export function wholeSeconds(instant: Date): Date {
  return new Date(Math.floor(instant.getTime() / 1000) * 1000)
}
