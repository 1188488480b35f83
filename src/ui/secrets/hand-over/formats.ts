import { commands } from './commands'
import { files } from './files'
import type { Format, Group } from './format'
import { mcpEntries } from './mcp-entries'

const groups: Group[] = ['ci', 'infrastructure', 'manager', 'client', 'agent']
export const formats: readonly Format[] = [...commands, ...files, ...mcpEntries]

/** The formats by group, in the order of the list. Entries for AI agents need the URL of an MCP server. */
export function groupFormats(hasMcp: boolean): { group: Group; formats: Format[] }[] {
  return groups
    .filter((group) => hasMcp || group !== 'agent')
    .map((group) => ({ group, formats: formats.filter((format) => format.group === group) }))
}
