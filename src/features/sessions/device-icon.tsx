import { Icon } from '~/ui/controls/icon'

/** A picture of the device in a small box. The laptop is not among the icons that every page loads. */
export function DeviceIcon({ isHandheld }: { isHandheld: boolean }) {
  return <span className="tile w-9">{isHandheld ? <Icon name="phone" size={18} /> : <Laptop />}</span>
}

function Laptop() {
  return (
    <svg width={18} height={18} viewBox="0 0 16 16" fill="none" stroke="currentColor" aria-hidden="true">
      <path d="M3.5 3.5h9v6.5h-9V3.5ZM1.5 12.5h13" strokeWidth={1.5} strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  )
}
