/** The start and the end of a client ID, which tell keys with the same name apart. */
export function shortClientId(clientId: string): string {
  return clientId.length > 12 ? `${clientId.slice(0, 4)}…${clientId.slice(-4)}` : clientId
}
