import { Component, type ReactNode } from 'react'

import { asApiError, type ApiError } from '~/api/errors'
import { messages } from '~/lib/messages'

import { Problem } from './problem'

const words = messages({ failed: 'Could not show this part of the page.' })

type Props = {
  children: ReactNode
  /** The element of the error, for a part that is an item of a list. */
  as?: 'div' | 'li'
}
type State = { error: ApiError | undefined }

/** Error boundary of one part of a page, so that data which it cannot show does not take the whole page. */
export class SectionBoundary extends Component<Props, State> {
  override state: State = { error: undefined }

  static getDerivedStateFromError(error: unknown): State {
    return { error: asApiError(error) }
  }

  override render() {
    const { children, as: Element = 'div' } = this.props
    const { error } = this.state
    if (error === undefined) return children
    const retry = () => this.setState({ error: undefined })
    return (
      <Element className="p-3">
        <Problem error={error} title={words.failed} hideExplanation onRetry={retry} />
      </Element>
    )
  }
}
