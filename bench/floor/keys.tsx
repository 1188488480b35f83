import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'

import { NewKey, RowMenu } from './native-ui'

type Key = { id: string; name: string; clientId: string; created: string; lastModified: string }

async function fetchKeys() {
  const response = await fetch('/keys.json')
  if (!response.ok) throw new Error(`${response.status}`)
  return (await response.json()) as { _embedded: { apikeys: Key[] } }
}

const cell = 'truncate border-t px-3 py-2 align-middle font-mono text-xs hover:bg-gray-50 focus-visible:outline-2'
const head = 'px-3 py-2 font-semibold uppercase tracking-wide text-gray-500'

export function Keys() {
  const { data, isError } = useQuery({ queryKey: ['keys', 0], queryFn: fetchKeys })
  return (
    <main className="mx-auto max-w-5xl space-y-4 p-6 text-sm text-gray-900 dark:bg-gray-950 dark:text-gray-100 sm:p-8">
      <h1>API keys</h1>
      <nav>
        <Link to="/other">Other</Link>
      </nav>
      <NewKey />
      {isError && <p role="alert">Failed</p>}
      {data && (
        <table className="w-full table-fixed border-separate border-spacing-0 rounded-lg border border-gray-200 text-left shadow-sm dark:border-gray-800">
          <thead>
            <tr>
              {['Name', 'Client ID', 'Created', 'Last modified', 'ID', 'Actions'].map((title) => (
                <th key={title} className={head}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data._embedded.apikeys.map((key) => (
              <tr key={key.id}>
                <td className={cell}>{key.name}</td>
                <td className={cell}>{key.clientId}</td>
                <td className={cell}>{key.created}</td>
                <td className={cell}>{key.lastModified}</td>
                <td className={cell}>{key.id}</td>
                <td className={cell}>
                  <RowMenu id={key.id} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </main>
  )
}
