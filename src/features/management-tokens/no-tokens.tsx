import type { ReactNode } from 'react'

import { Button } from '~/ui/controls/button'
import { focusFilter } from '~/ui/hooks/focus'
import { EmptyState } from '~/ui/lists/empty-state'

import { ApiDocsLink } from './api-docs-link'
import type { ListState } from './list-state'
import type { TokenListView } from './use-token-list'
import { statusWords, words } from './words'

type Props = {
  list: TokenListView
  status: ListState['status']
  onChange: (change: Partial<ListState>) => void
  newTokenButton: ReactNode
}

/** Shown if no token matches the filter, or if the user has no tokens at all. */
export function NoTokens({ list, status, onChange, newTokenButton }: Props) {
  if (!list.isFiltered) {
    return (
      <EmptyState icon="token" title={words.empty}>
        <p>{words.emptyMore}</p>
        {newTokenButton}
        <ApiDocsLink />
      </EmptyState>
    )
  }
  return (
    <EmptyState icon="search" title={noMatchTitle(list.filter, status)}>
      <Button
        onClick={() => {
          onChange({ filter: '', status: undefined })
          focusFilter()
        }}
      >
        {words.clearFilter}
      </Button>
    </EmptyState>
  )
}

/** Shown above the session tokens of a user without other tokens. */
export function NoPersonalTokens() {
  return (
    <div className="grid gap-2">
      <p className="hint">{words.noPersonal}</p>
      <ApiDocsLink />
    </div>
  )
}

function noMatchTitle(filter: string, status: ListState['status']): string {
  if (status === undefined) return words.noMatch(filter)
  const name = statusWords[status]
  return filter === '' ? words.noneOfStatus(name) : words.noMatchOfStatus(filter, name)
}
