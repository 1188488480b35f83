import * as z from 'zod'

type Schema = Record<string, unknown>
/** A response of the document, with its references resolved. */
export type DocumentedResponse = {
  headers: Record<string, { required?: boolean; schema?: Schema }>
  content: Record<string, { schema?: Schema; 'x-latchkey-session-ended'?: boolean }>
  'x-latchkey-empty-body'?: boolean
}
type Operation = { responses: Record<string, unknown> }
type CrossOriginNeeds = { methods: string[]; requestHeaders: string[]; exposedHeaders: string[] }
type Document = {
  paths: Record<string, Record<string, Operation>>
  components: Record<string, Record<string, unknown>>
  'x-latchkey-cors': CrossOriginNeeds
}

/** An OpenAPI document as this folder needs it. `docs/api/*.openapi.yaml` is written in the JSON subset of YAML. */
export class OpenApi {
  readonly #document: Document
  readonly #strict: boolean
  readonly #validators = new Map<unknown, z.ZodType>()

  /** A strict document also reports fields that it does not have. */
  constructor(text: string, { strict }: { strict: boolean }) {
    this.#document = JSON.parse(text) as Document
    this.#strict = strict
  }

  get crossOrigin(): CrossOriginNeeds {
    return this.#document['x-latchkey-cors']
  }

  /** Returns the methods of a path in lower case, with their operations, or undefined for a path without any. */
  operationsAt(path: string): Record<string, Operation> | undefined {
    const template = Object.keys(this.#document.paths).find((each) => matches(each, path))
    return template === undefined ? undefined : this.#document.paths[template]
  }

  responseOf(operation: Operation, status: number): DocumentedResponse | undefined {
    const response = this.#resolve(operation.responses[`${status}`]) as Partial<DocumentedResponse> | undefined
    if (!response) return undefined
    const headers = Object.entries(response.headers ?? {}).map(([name, header]) => [name, this.#resolve(header)])
    return { ...response, headers: Object.fromEntries(headers), content: response.content ?? {} }
  }

  /** Returns what is wrong with a value, one line each. */
  problemsOf(value: unknown, schema: Schema): string[] {
    const { error } = this.#validatorOf(schema).safeParse(value)
    return error ? error.issues.flatMap((issue) => linesOf(issue, [])) : []
  }

  #resolve(value: unknown): unknown {
    const [, kind = '', name = ''] = /^#\/components\/(\w+)\/(\w+)$/.exec(refIn(value) ?? '') ?? []
    return kind ? this.#document.components[kind]?.[name] : value
  }

  #validatorOf(schema: Schema): z.ZodType {
    const known = this.#validators.get(schema)
    if (known) return known
    const adapt = (each: unknown): unknown => this.#adapt(each)
    const whole = { ...(adapt(schema) as Schema), $defs: adapt(this.#document.components['schemas']) }
    const validator = z.fromJSONSchema(whole as Parameters<typeof z.fromJSONSchema>[0])
    this.#validators.set(schema, validator)
    return validator
  }

  /** Moves references to where zod resolves them. Closes each object of a strict document. */
  #adapt(schema: unknown): unknown {
    if (Array.isArray(schema)) return schema.map((each) => this.#adapt(each))
    if (typeof schema !== 'object' || schema === null) return schema
    const adapted = Object.entries(schema).map(([key, value]): [string, unknown] =>
      key === '$ref' ? [key, `${value}`.replace('#/components/schemas/', '#/$defs/')] : [key, this.#adapt(value)],
    )
    const isOpen = this.#strict && 'properties' in schema && !('additionalProperties' in schema)
    return Object.fromEntries(isOpen ? [...adapted, ['additionalProperties', false]] : adapted)
  }
}

function refIn(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null && '$ref' in value ? `${value.$ref}` : undefined
}

/** A trailing slash does not matter (docs/api/hal.md#base-url). */
function matches(template: string, path: string): boolean {
  const wanted = template.split('/').filter(Boolean)
  const parts = path.split('/').filter(Boolean)
  return wanted.length === parts.length && wanted.every((part, index) => part.startsWith('{') || part === parts[index])
}

type Issue = z.core.$ZodIssue

/** Of a union, the branch that fits best: its first issue is the deepest, or it has the fewest issues. */
function linesOf(issue: Issue, parents: PropertyKey[]): string[] {
  const path = [...parents, ...issue.path]
  if (issue.code === 'invalid_union') {
    const [best] = issue.errors.toSorted((a, b) => depthOf(b) - depthOf(a) || a.length - b.length)
    if (best && best.length > 0) return best.flatMap((each) => linesOf(each, path))
  }
  return [`${path.length > 0 ? path.join('.') : 'body'}: ${issue.message}`]
}

function depthOf(issues: readonly Issue[]): number {
  return Math.max(0, ...issues.map((issue) => issue.path.length + (issue.code === 'invalid_union' ? 1 : 0)))
}
