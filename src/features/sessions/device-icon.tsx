import { Icon } from '~/ui/controls/icon'

/** A picture of the device in a small box. */
export function DeviceIcon({ isHandheld }: { isHandheld: boolean }) {
  return (
    <span className="row-icon">
      <Icon name={isHandheld ? 'phone' : 'laptop'} size={18} />
    </span>
  )
}
