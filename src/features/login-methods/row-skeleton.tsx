import { Icon, type IconName } from '~/ui/controls/icon'
import { SettingRow } from '~/ui/controls/setting-row'

import { words } from './words'
import '~/ui/controls/setting-row.css'

/** Placeholder of a row while the login methods load. */
export function RowSkeleton({ icon, title }: { icon: IconName; title: string }) {
  return (
    <SettingRow icon={<Icon name={icon} />} title={title}>
      <span aria-busy="true">
        <span className="sr-only">{words.loading}</span>
        <span className="bone w-60" />
      </span>
    </SettingRow>
  )
}
