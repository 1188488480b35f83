/** The first bytes of each type of picture. */
const SIGNATURES = ['89504e470d0a1a0a', 'ffd8ff', '474946383761', '474946383961', '00000100', '52494646', '000000']

/** Returns whether a body is a picture. A host may send its error page with the type of a picture. */
export function isPicture(body: Buffer, type: string): boolean {
  if (/^image\/svg\+xml\b/i.test(type)) return /<svg[\s/>]/i.test(body.toString('utf8'))
  const start = body.subarray(0, 16).toString('hex')
  return SIGNATURES.some((signature) => start.startsWith(signature))
}
