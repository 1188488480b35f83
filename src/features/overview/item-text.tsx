import { useState } from 'react'

import type { ApiError } from '~/api/errors'
import type { CheckUpItem } from '~/ui/feedback/check-up-item'
import { ProblemDetails } from '~/ui/feedback/problem'

import { stateWords } from './words'

type Props = {
  item: CheckUpItem
  /** ID of the title and the sentence, which describe the item's button. */
  id?: string
  /** True where the reason is shown elsewhere. */
  hidesWhy?: boolean
}

/** State, title, sentence and reason of an item. For a failed check, also the details of the error. */
export function ItemText({ item, id, hidesWhy = false }: Props) {
  const error = item.state === 'failed' ? item.error : undefined
  const shownError = useShownError(item)
  const why = item.state === 'to-do' && !hidesWhy ? item.why : ''
  return (
    <div className="item-text">
      <div id={id}>
        <p className="row-name">
          <span className="sr-only">{stateWords[item.state === 'to-do' ? item.severity : item.state]} </span>
          {item.title}
        </p>
        {item.detail && (
          <p>
            {item.detail}{' '}
            {error?.kind === 'maintenance' && error.serverMessage && (
              <q>
                <bdi>{error.serverMessage}</bdi>
              </q>
            )}
          </p>
        )}
        {why && <p>{why}</p>}
      </div>
      {item.state === 'failed' && item.advice && <div className="text-[13px] text-muted">{item.advice}</div>}
      {shownError && (
        <div className="text-[13px] text-muted">
          <ProblemDetails error={shownError} />
        </div>
      )}
    </div>
  )
}

/** The error of the check. Keeps the last one during a retry, so that the item does not shrink while the user presses. */
function useShownError(item: CheckUpItem): ApiError | undefined {
  const { error, action } = item.state === 'failed' ? item : {}
  const [last, setLast] = useState(error)
  if (error && error !== last) setLast(error)
  return error ?? (action && 'isBusy' in action ? last : undefined)
}
