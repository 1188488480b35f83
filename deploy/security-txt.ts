const YEAR = 365 * 24 * 60 * 60 * 1000

/** Returns a security.txt (RFC 9116). It expires after a year, and each `latchkey prepare` renews it. */
export function securityTxt(contact: string, now = new Date()): string {
  return `Contact: ${contact}\nExpires: ${new Date(now.getTime() + YEAR).toISOString()}\nPreferred-Languages: en\n`
}
