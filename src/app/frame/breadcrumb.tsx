import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'

import { apiKeyQuery, findCachedApiKey } from '~/api/api-key-view'
import { paths } from '~/config/paths'
import { Icon } from '~/ui/controls/icon'

import { breadcrumbWords } from './lazy-words'
import { words } from './words'

/** The way back from the page of one API key, in the top bar. Narrow screens have it above the heading. */
export function ApiKeyBreadcrumb() {
  const { id = '' } = useParams()
  const client = useQueryClient()
  // Reads the cache only. The page loads the key.
  const { data } = useQuery({ ...apiKeyQuery(id), enabled: false })
  const key = data ?? findCachedApiKey(client, id)
  return (
    <nav aria-label={breadcrumbWords.label} className="breadcrumb">
      <Link to={paths.apiKeys} className="btn ghost small">
        {words.apiKeys}
      </Link>
      <Icon name="chevron" size={12} />
      <bdi aria-current="page">{key?.name ?? breadcrumbWords.apiKey}</bdi>
    </nav>
  )
}
