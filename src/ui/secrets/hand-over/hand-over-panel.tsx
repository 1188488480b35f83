import { useState } from 'react'

import { CopyFileButton, DownloadButton } from '~/ui/secrets/file-buttons'
import { exactDay } from '~/ui/text/exact-time'

import { writeFormat, type Format, type HandOver } from './format'
import { formats, groupFormats } from './formats'
import { baseNameOf } from './names'
import { groupWords, placeWords, refusalWords, words } from './words'

const MASK = '••••••••'

export type HandOverProps = HandOver & {
  /** Returns the secret. Undefined if the page does not know the secret. */
  readSecret?: () => string | undefined
  /** Called when a text that contains the secret was copied or downloaded. */
  onSaved?: (() => void) | undefined
}

/** Writes a secret in the format of another tool. The screen shows a mask in place of the secret. */
export function HandOverPanel({ readSecret, onSaved, ...handOver }: HandOverProps) {
  const [chosen, setChosen] = useState(formats[0]?.id)
  const groups = groupFormats(handOver.mcpUrl !== undefined)
  const format = formats.find((one) => one.id === chosen)
  const secret = readSecret?.()
  const written = format && writeFormat(format, handOver, secret ?? placeholderOf(handOver))

  return (
    <div className="grid grid-cols-1 gap-2 mt-2">
      <div>
        <select
          className="input"
          aria-label={words.tool}
          value={chosen}
          // The dialog would take the choice for typed text, and ignore a click outside.
          onInput={(event) => event.stopPropagation()}
          onChange={({ target }) => setChosen(target.value)}
        >
          {groups.map(({ group, formats: members }) => (
            <optgroup key={group} label={groupWords[group]}>
              {members.map(({ id: value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
        {/* Always rendered: some screen readers ignore a live region that is inserted together with its text. */}
        <div aria-live="polite">
          {written && 'refusal' in written && <p className="note mt-2">{refusalWords[written.refusal]}</p>}
        </div>
      </div>
      {written && 'text' in written && (
        <FormatText key={format.id} {...{ format, handOver, secret, onSaved }} text={written.text} />
      )}
    </div>
  )
}

type TextProps = {
  format: Format
  handOver: HandOver
  secret: string | undefined
  text: string
  onSaved: (() => void) | undefined
}

function FormatText({ format, handOver, secret, text, onSaved }: TextProps) {
  const { id, label, group, kind, checked, docs, fileName } = format
  const { secretName, bearerName } = handOver
  const placeholder = placeholderOf(handOver)
  const preview = secret === undefined ? text : format.write(handOver, MASK)
  // Not a property of the format that could be wrong: a text with the secret differs from the masked text.
  const containsSecret = text !== preview
  const file = { name: kind === 'command' ? words.command(label) : words.text(label), text }
  const save = () => containsSecret && onSaved?.()

  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- lets keyboard users scroll long lines */}
      <pre className="code secret-print" translate="no" tabIndex={0} aria-label={words.preview}>
        {preview}
      </pre>
      <div className="flex flex-wrap gap-2 items-center">
        {fileName && (
          <DownloadButton file={{ name: fileName(baseNameOf(handOver)), text }} onDownload={save}>
            {words.download}
          </DownloadButton>
        )}
        <CopyFileButton file={file} label={kind === 'command' ? words.copyCommand : words.copyText} onCopied={save} />
        <p className="field-hint sm:ms-auto">
          {words.checked(exactDay(new Date(`${checked}T12:00`)))}{' '}
          <a className="link" href={docs} target="_blank" rel="noopener noreferrer">
            {words.docs(label)}
          </a>
        </p>
      </div>
      <p className="field-hint">
        {placeWords[id]} {kind === 'command' && words.asksForSecret}
        {group === 'agent' && id !== 'vscode' && words.readsToken(bearerName)}{' '}
        {group === 'agent' && bearerName !== secretName && words.exchangeFirst(bearerName)}
        {secret === undefined && text.includes(placeholder) && words.replace(placeholder)}{' '}
        {onSaved && !containsSecret && words.notSaved}
      </p>
    </>
  )
}

/** Stands in a file for a secret that the page does not know. */
function placeholderOf({ secretName }: HandOver): string {
  return `REPLACE_WITH_${secretName}`
}
