import type { ComponentProps } from 'react'

import { Icon, type IconName } from './icon'

type Props = Omit<ComponentProps<'button'>, 'disabled'> & {
  look?: 'primary' | 'danger' | 'ghost' | undefined
  small?: boolean
  icon?: IconName | undefined
  /** While true the button keeps its width and its label, and a press does nothing. */
  busy?: boolean
  /** Why it cannot be pressed. It stays focusable, so that the reason can be found by keyboard. */
  disabledReason?: string | undefined
}

export function Button({ look, small, icon, busy, disabledReason, className, children, onClick, ...rest }: Props) {
  const isOff = busy || disabledReason !== undefined
  return (
    <button
      type="button"
      {...rest}
      className={['btn', look, small && 'small', className].filter(Boolean).join(' ')}
      aria-busy={busy || undefined}
      aria-disabled={isOff || undefined}
      data-tip={disabledReason}
      onClick={isOff ? (event) => event.preventDefault() : onClick}
    >
      {icon && <Icon name={icon} />}
      <span className="btn-label">{children}</span>
    </button>
  )
}
