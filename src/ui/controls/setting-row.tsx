import { useId, type ReactNode } from 'react'
import './setting-row.css'

/** A state in one or two words, beside a title. Green for a state that is good, amber for one that needs an action. */
export type Tag = { text: string; look?: 'ok' | 'warn' }

type Props = {
  /** The icon in the tile. */
  icon: ReactNode
  title: string
  tag?: Tag | undefined
  /** One sentence about the setting. */
  children: ReactNode
  /** The buttons at the right. */
  action?: ReactNode
  /** The items of the setting and notes about it, below the sentence. */
  more?: ReactNode
}

const looks = { ok: 'tag text-ok', warn: 'tag text-warn' }

/** One setting in a card (`.panel.settings`): a tile with an icon, name, state, sentence, and its buttons at the right. */
export function SettingRow({ icon, title, tag, children, action, more }: Props) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="setting">
      <span className="tile">{icon}</span>
      <div>
        <div className="setting-head">
          <h3 id={id}>{title}</h3>
          {tag && <span className={tag.look ? looks[tag.look] : 'tag'}>{tag.text}</span>}
        </div>
        <div className="setting-text">{children}</div>
      </div>
      {action && <div className="setting-acts">{action}</div>}
      {more && <div className="setting-more">{more}</div>}
    </section>
  )
}
