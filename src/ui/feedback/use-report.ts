import { use, useEffect } from 'react'

import type { ApiError } from '~/api/errors'

import { buildVersion } from '~/lib/build-version'

import { OperatorContext } from './operator-context'

/** Returns the line for support, with the version of the page. */
export const referenceOf = ({ reference }: ApiError): string => [reference, buildVersion()].filter(Boolean).join(' · ')

const reported = new WeakSet<ApiError>()

/** Sends the reference of an error that the user sees to the operator's `report.url`, once. Off without that URL. */
export function useReport(error: ApiError): void {
  const url = use(OperatorContext).report?.url
  useEffect(() => {
    if (url === undefined || reported.has(error)) return
    reported.add(error)
    // Text needs no preflight. If the browser cannot send it, support asks for the reference as before.
    navigator.sendBeacon(url, referenceOf(error))
  }, [url, error])
}
