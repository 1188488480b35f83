import * as z from 'zod/v4/core'

import { ConfigFile } from './config-file.ts'

/**
 * Returns the JSON Schema of config.json, for editors. It knows the types, the required fields and the choices. The rules
 * for URLs and colors are functions, which JSON Schema cannot express: `latchkey init` and `latchkey prepare` check them.
 * Each field has its description from the table in docs/configuration.md, whose text is `documentation`.
 */
export function configSchema(documentation: string): object {
  const descriptions = describedFields(documentation)
  const { $schema, ...schema } = z.toJSONSchema(ConfigFile, {
    io: 'input',
    override: ({ jsonSchema, path }) => {
      // The app ignores unknown fields, with a warning. An editor should show a misspelled one.
      if (jsonSchema.type === 'object') jsonSchema.additionalProperties = false
      const description = descriptions.get(path.filter((_, index) => path[index - 1] === 'properties').join('.'))
      if (description !== undefined) jsonSchema.description = description
    },
  })
  return { $schema, title: 'config.json of a Latchkey console', ...schema }
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
