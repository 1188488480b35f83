import { useConsole } from '~/session/console-context'
import { useBadgeCounts } from '~/lib/badge-counts'

/** The document title, with the number of open invitations and unread notifications. React moves it into the head. */
export function PageTitle({ page }: { page: string }) {
  const { brand } = useConsole().config
  const { invitations, notifications } = useBadgeCounts()
  const waiting = invitations + notifications
  return <title>{`${waiting > 0 ? `(${waiting}) ` : ''}${page} · ${brand.name}`}</title>
}
