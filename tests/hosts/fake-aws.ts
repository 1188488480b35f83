/**
 * Stands in for the AWS command line tool: copies uploads to the folder LATCHKEY_BUCKET, and appends each object and its
 * Cache-Control to the file LATCHKEY_OBJECTS. Fails on any command that it does not know.
 */
import { appendFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

const [service, command, ...rest] = process.argv.slice(2)
const objects = process.env['LATCHKEY_OBJECTS']
if (!objects) throw new Error('LATCHKEY_OBJECTS is not set.')

if (service === 's3' && command === 'cp') {
  const { values, positionals } = parseArgs({
    args: rest,
    allowPositionals: true,
    options: {
      recursive: { type: 'boolean', default: false },
      exclude: { type: 'string', multiple: true, default: [] },
      'cache-control': { type: 'string' },
    },
  })
  const [from = '', to = ''] = positionals
  const prefix = to.replace('s3://test-bucket/', '')
  if (prefix === to) throw new Error(`${to} is not in the bucket of the stack.`)
  const files = values.recursive
    ? readdirSync(from, { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join(from, path)).isFile())
    : ['']
  for (const file of files) {
    // In the tool, a star in a pattern also matches slashes.
    if (values.exclude.some((glob) => new RegExp(`^${glob.replaceAll('.', '\\.').replaceAll('*', '.*')}$`).test(file)))
      continue
    const key = values.recursive ? prefix + file : prefix
    appendFileSync(objects, `${JSON.stringify({ key, cacheControl: values['cache-control'] })}\n`)
  }
} else if (service === 'cloudformation' && command === 'deploy') {
  appendFileSync(objects, `${JSON.stringify({ deploy: rest })}\n`)
} else if (service === 'cloudformation' && command === 'describe-stacks') {
  const output = rest.join(' ').includes("'Bucket'") ? 'test-bucket' : 'https://d111111abcdef8.cloudfront.net/'
  process.stdout.write(`${output}\n`)
} else throw new Error(`Unknown command: ${process.argv.slice(2).join(' ')}`)
