import { groupDigits, messages, pluralize } from '~/lib/messages'

export const words = messages({
  title: 'Export inventory',
  intro: 'Names, IDs and dates of your keys and tokens, for an access review. The file has no secrets.',
  contents: 'Contents',
  apiKeys: 'API keys',
  tokens: 'Access tokens',
  reading: (read: number, total: number) =>
    total === 0 ? 'Reading…' : `Read ${groupDigits(read)} of ${groupDigits(total)}`,
  entries: (count: number) => pluralize(count, 'entry', 'entries'),
  unreadable: (count: number) => `${pluralize(count, 'entry', 'entries')} could not be read and will be missing.`,
  failed: (what: string) => `Could not read all ${what}.`,
  format: 'Format',
  csv: 'CSV, for spreadsheets',
  json: 'JSON, for scripts',
  download: 'Download',
  downloadCount: (count: number) => `Download ${pluralize(count, 'entry', 'entries')}`,
  stillReading: 'Still reading your keys and tokens.',
  nothingChosen: 'Choose what the file contains.',
  nothing: 'You have no keys or tokens to export.',
  failedReason: 'Try again, or leave out what could not be read.',
  downloaded: (file: string) => `Downloaded ${file}`,
})
