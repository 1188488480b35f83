import { useEffect, useState } from 'react'

import { Button } from '~/ui/controls/button'

import type { Results } from './results'
import type { Reading, Rows } from './use-rows'
import { words } from './words'

const isReading = ({ keysReading, tokensReading }: Rows) =>
  keysReading.state === 'reading' || tokensReading.state === 'reading'

/** Says while results are incomplete: what is being read, and what could not be read. */
export function ReadingNotes({ rows, onRetry }: { rows: Rows; onRetry: () => void }) {
  const { keysReading, tokensReading } = rows
  return (
    <>
      <Note reading={tokensReading} failed={words.tokensFailed} retryLabel={words.retryTokens} onRetry={onRetry}>
        {() => words.readingTokens}
      </Note>
      <Note reading={keysReading} failed={words.keysFailed} retryLabel={words.retryKeys} onRetry={onRetry}>
        {(read, total) => (total > 0 ? words.readingKeys(read, total) : words.readingFirstKeys)}
      </Note>
    </>
  )
}

type NoteProps = {
  reading: Reading
  failed: string
  retryLabel: string
  /** Takes the focus, because the pressed button disappears. */
  onRetry: () => void
  children: (read: number, total: number) => string
}

function Note({ reading, failed, retryLabel, onRetry, children }: NoteProps) {
  if (reading.state === 'done') return null
  if (reading.state === 'reading') return <p className="palette-note">{children(reading.read, reading.total)}</p>
  const retry = () => {
    reading.retry()
    onRetry()
  }
  return (
    <div className="palette-note">
      <p>{failed}</p>
      <Button small onClick={retry}>
        {retryLabel}
      </Button>
    </div>
  )
}

/** Pause after the last letter before a screen reader hears the count, in milliseconds. */
const ANNOUNCE_MS = 500

/** Announces the number of results after each pause in typing, and again when all lists have been read. */
export function ResultCount({ query, results, rows }: { query: string; results: Results; rows: Rows }) {
  const { keysReading, tokensReading } = rows
  const failures = [
    ...(tokensReading.state === 'failed' ? [words.tokensFailed] : []),
    ...(keysReading.state === 'failed' ? [words.keysFailed] : []),
  ]
  const count = isReading(rows) ? words.foundSoFar(results.count) : words.found(results.count)
  const text = query === '' ? '' : [count, ...failures].join('. ')
  const [announced, setAnnounced] = useState('')
  useEffect(() => {
    const timer = setTimeout(setAnnounced, ANNOUNCE_MS, text)
    return () => clearTimeout(timer)
  }, [text])
  return (
    <p role="status" className="sr-only">
      {announced}
    </p>
  )
}

/** Shown in place of the list if no line matches. */
export function NoMatch({ query, rows }: { query: string; rows: Rows }) {
  return <p className="palette-empty">{isReading(rows) ? words.noMatchYet(query) : words.noMatch(query)}</p>
}
