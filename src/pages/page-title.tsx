import { useConsole } from '~/session/console-context'
import { useBadgeCounts } from '~/lib/badge-counts'

/** The title of the document, with the number of what waits. React puts it into the head, wherever it is rendered. */
export function PageTitle({ page }: { page: string }) {
  const { brand } = useConsole().config
  const { invitations, notifications } = useBadgeCounts()
  const waiting = invitations + notifications
  return <title>{`${waiting > 0 ? `(${waiting}) ` : ''}${page} · ${brand.name}`}</title>
}
