import * as z from 'zod/v4/core'

type Schema = { properties?: Record<string, Schema> }
type Known = true | { [field: string]: Known }

/** Returns the fields of a schema as an object of the same shape. */
export function knownFields(schema: z.$ZodType): Known {
  return shapeOf(z.toJSONSchema(schema, { io: 'input' }) as Schema)
}

function shapeOf({ properties }: Schema): Known {
  if (!properties) return true
  return Object.fromEntries(Object.entries(properties).map(([name, field]) => [name, shapeOf(field)]))
}

/** Returns the path that is most like the misspelled one: by its own name, or by the whole path. */
export function nearestField(path: string, known: Known): string {
  const distances = pathsOf(known).map((other) => ({
    other,
    distance: Math.min(editDistance(path, other), editDistance(lastName(path), lastName(other)) + 0.5),
  }))
  return distances.reduce((best, one) => (one.distance < best.distance ? one : best)).other
}

function pathsOf(known: Known, prefix = ''): string[] {
  if (known === true) return []
  return Object.entries(known).flatMap(([name, inner]) => [prefix + name, ...pathsOf(inner, `${prefix}${name}.`)])
}

const lastName = (path: string) => path.slice(path.lastIndexOf('.') + 1)

/** The number of letters to add, remove or replace. Upper and lower case count as the same. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (const [line, letter] of [...from.toLowerCase()].entries()) {
    const next = [line + 1]
    for (const [column, other] of [...to.toLowerCase()].entries())
      next.push(
        Math.min((row[column] ?? 0) + (letter === other ? 0 : 1), (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1),
      )
    row = next
  }
  return row[to.length] ?? 0
}
