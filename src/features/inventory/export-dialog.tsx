import { useState } from 'react'

import { absoluteUrl } from '~/config/base-path'
import { announce } from '~/lib/announcements'
import { download } from '~/lib/download'
import { Button } from '~/ui/controls/button'
import { Problem } from '~/ui/feedback/problem'
import { Progress } from '~/ui/feedback/progress'
import { Dialog, DialogFoot } from '~/ui/overlays/dialog'
import { words as uiWords } from '~/ui/words'

import { inventoryCsv, inventoryJson, type InventoryRow } from './inventory'
import type { InventoryList } from './use-inventory'
import { words } from './words'

type Format = 'csv' | 'json'
const types: Record<Format, string> = { csv: 'text/csv', json: 'application/json' }

type Props = { lists: InventoryList[]; now: number; onClose: () => void }

/** Reads the whole lists and downloads them as one file. */
export function ExportDialog({ lists, now, onClose }: Props) {
  const [leftOut, setLeftOut] = useState<InventoryList['id'][]>([])
  const [format, setFormat] = useState<Format>('csv')
  const chosen = lists.filter(({ id }) => !leftOut.includes(id))
  const rows = chosen.flatMap((list) => (list.step === 'ready' ? list.rows : []))
  const disabledReason = reasonAgainst(chosen, rows)

  function downloadFile() {
    const exported = new Date(now)
    const facts = { console: absoluteUrl('/'), exported, unreadable: unreadableIn(chosen) }
    const name = `inventory-${exported.toISOString().slice(0, 10)}.${format}`
    download(name, format === 'csv' ? inventoryCsv(rows) : inventoryJson(rows, facts), types[format])
    announce(words.downloaded(name))
    onClose()
  }

  return (
    <Dialog title={words.title} intro={words.intro} onClose={onClose}>
      <fieldset className="panel export-lists">
        <legend className="sr-only">{words.contents}</legend>
        {lists.map((list) => (
          <ListChoice
            key={list.id}
            list={list}
            isChosen={!leftOut.includes(list.id)}
            onChoose={(isChosen) =>
              setLeftOut(isChosen ? leftOut.filter((id) => id !== list.id) : [...leftOut, list.id])
            }
          />
        ))}
      </fieldset>
      <fieldset className="choices">
        <legend>{words.format}</legend>
        {(['csv', 'json'] as const).map((one) => (
          <label key={one}>
            <input type="radio" name="format" checked={format === one} onChange={() => setFormat(one)} />
            {words[one]}
          </label>
        ))}
      </fieldset>
      <DialogFoot>
        <Button onClick={onClose}>{uiWords.cancel}</Button>
        <Button look="primary" icon="download" disabledReason={disabledReason} onClick={downloadFile}>
          {disabledReason === undefined ? words.downloadCount(rows.length) : words.download}
        </Button>
      </DialogFoot>
    </Dialog>
  )
}

type ListChoiceProps = { list: InventoryList; isChosen: boolean; onChoose: (isChosen: boolean) => void }

function ListChoice({ list, isChosen, onChoose }: ListChoiceProps) {
  const label = words[list.id]
  return (
    <div className="grid gap-2 px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <label className="flex items-center gap-2 min-h-6 font-medium">
          <input
            type="checkbox"
            className="check"
            checked={isChosen}
            onChange={({ target }) => onChoose(target.checked)}
          />
          {label}
        </label>
        <span className="hint ms-auto">{stateOf(list)}</span>
      </div>
      {isChosen && list.step === 'reading' && <Progress label={label} value={list.read} max={list.total} />}
      {isChosen && list.step === 'failed' && (
        <Problem error={list.error} title={words.failed(label)} onRetry={list.retry} />
      )}
      {isChosen && list.unreadable > 0 && <p className="hint">{words.unreadable(list.unreadable)}</p>}
    </div>
  )
}

function stateOf(list: InventoryList): string {
  if (list.step === 'reading') return words.reading(list.read, list.total)
  return list.step === 'ready' ? words.entries(list.rows.length) : ''
}

const unreadableIn = (lists: InventoryList[]) => lists.reduce((sum, { unreadable }) => sum + unreadable, 0)

/** Returns why the file cannot be made yet. A file that silently lacks entries would pass for a whole inventory. */
function reasonAgainst(chosen: InventoryList[], rows: InventoryRow[]): string | undefined {
  if (chosen.length === 0) return words.nothingChosen
  if (chosen.some(({ step }) => step === 'failed')) return words.failedReason
  if (chosen.some(({ step }) => step === 'reading')) return words.stillReading
  return rows.length + unreadableIn(chosen) === 0 ? words.nothing : undefined
}
