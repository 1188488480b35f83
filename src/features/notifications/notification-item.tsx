import type { MouseEvent } from 'react'

import type { ApiError } from '~/api/errors'
import type { PlatformNotification } from '~/api/notification-schema'
import { isBlank, visibleOr } from '~/lib/visible-text'
import { useCan, useLinkTo } from '~/session/console-context'
import { Button } from '~/ui/controls/button'
import { Markdown } from '~/ui/text/markdown'
import { Problem } from '~/ui/feedback/problem'
import { TimeAgo } from '~/ui/text/time'

import { moveFocusToNeighborOnUnmount, moveFocusToNextButton } from './move-focus'
import { limitLabel, typeLabel, words } from './words'

type Props = {
  notification: PlatformNotification
  markError: ApiError | undefined
  onMarkRead: (notification: PlatformNotification) => void
}

/** One notification with its full text. */
export function NotificationItem({ notification, markError, onMarkRead }: Props) {
  const { type, message, project, isRead, created, limit } = notification
  const title = visibleOr(notification.title, words.untitled)
  const projectUrl = useLinkTo('project')
  const canMark = useCan('notifications', 'edit')
  const url = project && projectUrl(project.id)
  function markAndMoveFocus(event: MouseEvent<HTMLElement>) {
    moveFocusToNextButton(event)
    onMarkRead(notification)
  }
  return (
    <li ref={moveFocusToNeighborOnUnmount} className="notification" data-unread={!isRead || undefined} tabIndex={-1}>
      <div className="grid grid-cols-1 gap-1">
        <h3>
          {!isRead && <span className="sr-only">{words.isUnread} </span>}
          <bdi className="break-words">{title}</bdi>
        </h3>
        <p className="hint">
          {type !== '' && <bdi className="fact">{typeLabel(type)}</bdi>}
          {limit !== undefined && !isBlank(limit) && <bdi className="fact">{limitLabel(limit)}</bdi>}
          {created && (
            <span className="fact">
              <TimeAgo at={created} />
            </span>
          )}
          {project && !url && <bdi className="fact">{project.name}</bdi>}
        </p>
        {markError && <Problem error={markError} title={words.markFailed(1)} />}
        {message !== '' && <Markdown text={message} />}
        {url && (
          <p>
            <a href={url} className="link link-alone">
              {words.goTo(project.name)}
            </a>
          </p>
        )}
      </div>
      {canMark && !isRead && (
        <Button
          small
          look="ghost"
          icon="check"
          className="mark"
          aria-label={words.markReadOf(title)}
          onClick={markAndMoveFocus}
        >
          <span className="max-[560px]:hidden">{words.markRead}</span>
        </Button>
      )}
    </li>
  )
}
