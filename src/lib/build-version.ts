/** Returns the version of this page with the commit it was built from, such as "0.2.0+de2b07d". None in Node. */
export function buildVersion(): string | undefined {
  return globalThis.document?.querySelector<HTMLMetaElement>('meta[name=version]')?.content
}
