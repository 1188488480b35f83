import type { MouseEvent } from 'react'

import type { ApiError } from '~/api/errors'
import type { PlatformNotification } from '~/api/notification-schema'
import { useProjectAddress } from '~/session/console-context'
import { Button } from '~/ui/controls/button'
import { Markdown } from '~/ui/text/markdown'
import { Problem } from '~/ui/feedback/problem'
import { Ago } from '~/ui/text/time'

import { handFocusToNeighbour, passFocusOn } from './pass-focus'
import { kindOf, words } from './words'

type Props = {
  notice: PlatformNotification
  markError: ApiError | undefined
  onMarkRead: (notice: PlatformNotification) => void
}

/** One notice, whole. */
export function NotificationItem({ notice, markError, onMarkRead }: Props) {
  const { type, title, message, project, isRead, created } = notice
  const addressOf = useProjectAddress()
  const address = project && addressOf(project.id)
  function markAndGoOn(event: MouseEvent<HTMLElement>) {
    passFocusOn(event)
    onMarkRead(notice)
  }
  return (
    <li ref={handFocusToNeighbour} className="notice" data-unread={!isRead || undefined} tabIndex={-1}>
      <div className="grid grid-cols-1 gap-1">
        <h3>
          {!isRead && <span className="sr-only">{words.isUnread} </span>}
          <bdi className="break-words">{title}</bdi>
        </h3>
        <p className="hint">
          <bdi className="fact">{kindOf(type)}</bdi>
          {created && (
            <span className="fact">
              <Ago at={created} />
            </span>
          )}
          {project && !address && <bdi className="fact">{project.name}</bdi>}
        </p>
        {markError && <Problem error={markError} title={words.markFailed(1)} />}
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
