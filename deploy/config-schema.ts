import * as z from 'zod/v4/core'

import { ConfigFile } from './config-file.ts'

/**
 * Returns the JSON Schema of config.json, for editors. It knows the types, the required fields and the choices. The rules
 * for URLs and colors are functions, which JSON Schema cannot express: `latchkey init` and `latchkey prepare` check them.
 * Each field has its description from the table in docs/configuration.md, whose text is `documentation`.
 */
export function configSchema(documentation: string): object {
  const { $schema, ...schema } = z.toJSONSchema(ConfigFile, { io: 'input' })
  const descriptions = describedFields(documentation)
  return { $schema, title: 'config.json of a Latchkey console', ...described(schema, descriptions, '') }
}

type Schema = { type?: string; properties?: Record<string, Schema> }

/** Adds the descriptions. They belong to a path: the generator shares the schema of a type between fields. */
function described(schema: object, descriptions: Map<string, string>, path: string): object {
  const { properties } = schema as Schema
  const description = descriptions.get(path)
  return {
    ...schema,
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, field]) => [
          name,
          described(field, descriptions, path === '' ? name : `${path}.${name}`),
        ]),
      ),
      // The app ignores unknown fields, with a warning. An editor should show a misspelled one.
      additionalProperties: false,
    }),
    ...(description !== undefined && { description }),
  }
}

/** Returns the meaning of each field in the first table, without Markdown. One row may describe several fields. */
export function describedFields(documentation: string): Map<string, string> {
  const [table = ''] = /^\| field [^]*?\n\n/m.exec(documentation) ?? []
  const rows = table.matchAll(/^\| (`[^|]+?) *\|[^|]*\|[^|]*\| (.+?) *\|$/gm)
  return new Map(
    [...rows].flatMap(([, fields = '', meaning = '']) =>
      [...fields.matchAll(/`([^`]+)`/g)].map(([, field = '']) => [field, withoutMarkdown(meaning)] as const),
    ),
  )
}

function withoutMarkdown(text: string): string {
  return text
    .replace(/ ?\(?\[[^\]]*\]\(#[^)]*\)\)?/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\b_([^_]+)_/g, '$1')
    .replaceAll('`', '')
}
