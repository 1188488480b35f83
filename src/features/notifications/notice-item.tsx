import type { Notice } from '~/api/notifications'
import { useProjectAddress } from '~/console-context'
import { Button } from '~/ui/button'
import { focusHeading } from '~/ui/focus'
import { Markdown } from '~/ui/markdown'
import { Ago } from '~/ui/time'

import { typeWords, words } from './words'

type Props = { notice: Notice; onMarkRead: (notice: Notice) => void }

/** One notice, whole. */
export function NoticeItem({ notice, onMarkRead }: Props) {
  const { type, title, message, project, isRead, created } = notice
  const addressOf = useProjectAddress()
  const address = project && addressOf(project.id)
  function markAndGoOn({ currentTarget }: { currentTarget: Element }) {
    passFocusOn(currentTarget)
    onMarkRead(notice)
  }
  return (
    <li className="notice" data-unread={!isRead || undefined}>
      <div className="grid grid-cols-1 gap-1">
        <h3>
          {!isRead && <span className="sr-only">{words.isUnread} </span>}
          <bdi className="break-words">{title}</bdi>
        </h3>
        <p className="hint">
          <span className="fact">{typeWords[type] ?? typeWords['common']}</span>
          <span className="fact">
            <Ago at={created} />
          </span>
          {project && !address && <bdi className="fact">{project.name}</bdi>}
        </p>
        {message !== '' && <Markdown text={message} />}
        {address && (
          <p>
            <a href={address} className="link link-alone">
              {words.goTo(project.name)}
            </a>
          </p>
        )}
      </div>
      {!isRead && (
        <Button
          small
          look="ghost"
          icon="check"
          className="mark"
          aria-label={words.markReadOf(title)}
          onClick={markAndGoOn}
        >
          <span className="max-[560px]:hidden">{words.markRead}</span>
        </Button>
      )}
    </li>
  )
}

/** The button goes with its press: whoever works down the list by keyboard goes on at the next one. */
function passFocusOn(button: Element): void {
  const all = [...document.querySelectorAll<HTMLElement>('.notice .mark')]
  const at = all.findIndex((each) => each === button)
  const next = all[at + 1] ?? all[at - 1]
  if (next) next.focus()
  else focusHeading()
}
