import type { Entry } from './entries'
import { PaletteIcon } from './palette-icon'
import { highlight } from './rank'

type Props = {
  entry: Entry
  id: string
  query: string
  isActive: boolean
  onPoint: (entry: Entry) => void
  onChoose: (entry: Entry) => void
}

/** One line of the palette. The input keeps the focus, so a line handles no keys. */
export function Option({ entry, id, query, isActive, onPoint, onChoose }: Props) {
  const { icon, title, meta, shownId, isPrivate } = entry
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the combobox has the focus and the keys
    <div
      role="option"
      id={id}
      aria-selected={isActive}
      className="option"
      // Not on `pointerenter`: a list that scrolls under a resting pointer must not change the choice.
      onPointerMove={() => onPoint(entry)}
      onClick={() => onChoose(entry)}
    >
      <PaletteIcon name={icon} />
      <bdi className="option-title" data-public={isPrivate ? undefined : ''}>
        <Highlighted text={title} query={query} />
      </bdi>
      {shownId === undefined ? (
        meta && <span className="option-meta">{meta}</span>
      ) : (
        <code className="option-meta">
          <Highlighted text={shownId} query={query} />
        </code>
      )}
    </div>
  )
}

function Highlighted({ text, query }: { text: string; query: string }) {
  if (query === '') return text
  return highlight(text, query).map(({ text: part, isMatch }, index) =>
    // oxlint-disable-next-line react/no-array-index-key -- the parts of a text never move
    isMatch ? <mark key={index}>{part}</mark> : part,
  )
}
