import { useAnnouncement } from '~/lib/announcements'

/**
 * The live region in which announcements appear. A modal dialog hides the rest of the page from screen readers, so each
 * dialog has its own region.
 */
export function StatusRegion({ isInDialog = false }: { isInDialog?: boolean }) {
  const announcement = useAnnouncement(isInDialog)
  return (
    <div role="status">
      {announcement && (
        <p key={announcement.count} className="toast">
          {announcement.text}
        </p>
      )}
    </div>
  )
}
