const CONSEQUENCES: Record<string, string> = {
  'Strict-Transport-Security': 'A network attacker can answer the first visit over http and show a false login.',
  'Content-Security-Policy': 'An injected script may run, or the browser blocks a part of the console.',
  'Reporting-Endpoints': 'Browsers do not report violations of the content security policy.',
  'X-Content-Type-Options': 'A browser may run a file that is not a script.',
  'Referrer-Policy': 'Other sites learn the URLs of the console, which may hold names and IDs.',
  'Cross-Origin-Opener-Policy': 'A page that opened the console keeps a handle on its window.',
  'Cross-Origin-Resource-Policy': 'Pages of other origins can embed the files of the console.',
  'Permissions-Policy': 'An injected script or frame can use features that the console does not need.',
}

/** Returns what a missing or different header means for the users. */
export function consequenceOf(header: string): string {
  return CONSEQUENCES[header] ?? 'The console does not have the protection that it was built for.'
}

/** Headers that `latchkey prepare` does not send, and what each breaks. */
export const HARMFUL: Record<string, string> = {
  'Integrity-Policy': 'Safari runs no script: it does not count the integrity of an import map.',
  'Cross-Origin-Embedder-Policy': 'The hidden frame of the tenant is blocked, so a reload logs the user out.',
  'Clear-Site-Data': 'Each response may delete the settings of the console and log the user out.',
}
