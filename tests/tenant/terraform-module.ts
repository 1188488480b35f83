import { parse } from '@cdktf/hcl2json'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A block of HCL as hcl2json writes it: a list of one object for each block with the same name. */
export type Block = Record<string, unknown>
type Module = {
  terraform: Block[]
  locals: Block[]
  variable: Record<string, Block[]>
  resource: Record<string, Record<string, Block[]>>
}

/** Parses all files of a Terraform module. */
export async function readModule(folder: string): Promise<Module> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.tf'))
  const text = files.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n')
  return (await parse('module.tf', text)) as unknown as Module
}

/** Returns the only block of a resource. */
export function resourceOf({ resource }: Module, type: string, name: string): Block {
  const [block, ...more] = resource[type]?.[name] ?? []
  if (!block || more.length > 0) throw new Error(`There is no single resource ${type}.${name}.`)
  return block
}

/**
 * Replaces the expressions of a block by their values, as far as this module uses them: a reference by itself, and
 * references inside a string. An expression without a value stays as it is, so that a comparison shows it.
 */
export function evaluate(value: unknown, values: Record<string, unknown>): unknown {
  if (Array.isArray(value)) return value.map((item) => evaluate(item, values))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, evaluate(item, values)]))
  if (typeof value !== 'string') return value
  const whole = /^\$\{([\w.[\]]+)\}$/.exec(value)?.[1]
  if (whole !== undefined && whole in values) return values[whole]
  return value.replaceAll(/\$\{([\w.[\]]+)\}/g, (text, name: string) => (name in values ? String(values[name]) : text))
}

/** Returns the block that a block contains once, such as `refresh_token { … }`. */
export function innerBlock(block: Block, name: string): Block {
  const [inner, ...more] = block[name] as Block[]
  if (!inner || more.length > 0) throw new Error(`There is no single block ${name}.`)
  return inner
}
