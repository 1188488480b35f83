// The floor: a minimal console with the same packages. The bench compares the loads of the real console with it.
import './floor.css'

import { Auth0Provider, useAuth0 } from '@auth0/auth0-react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { createBrowserRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'

import { Keys } from './keys'

const client = new QueryClient()
const router = createBrowserRouter([
  { path: '/', Component: Keys },
  { path: '/other', element: <p>Other</p> },
  { path: '*', element: <p>None</p> },
])

function Gate({ children }: { children: ReactNode }) {
  const { isLoading, isAuthenticated, loginWithRedirect } = useAuth0()
  if (isLoading) return <p>Loading</p>
  return (
    <>
      {!isAuthenticated && (
        <button type="button" onClick={() => void loginWithRedirect()}>
          Log in
        </button>
      )}
      {children}
    </>
  )
}

const element = document.getElementById('root')
if (element) {
  createRoot(element).render(
    <Auth0Provider
      domain="tenant.example.test"
      clientId="floor"
      authorizationParams={{ redirect_uri: location.origin, audience: 'https://api.example.test' }}
    >
      <QueryClientProvider client={client}>
        <Gate>
          <RouterProvider router={router} />
        </Gate>
      </QueryClientProvider>
    </Auth0Provider>,
  )
}
