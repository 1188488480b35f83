import type { ComponentProps } from 'react'

import { Icon, type IconName } from './icon'

type Props = Omit<ComponentProps<'button'>, 'disabled'> & {
  look?: 'primary' | 'danger' | 'ghost' | undefined
  small?: boolean
  icon?: IconName | undefined
  /** While true, the button keeps its label and width, and ignores clicks. */
  busy?: boolean
  /**
   * Why the button is disabled, shown as a tooltip. The button stays focusable, so that keyboard users can read the
   * reason.
   */
  disabledReason?: string | undefined
}

export function Button({ look, small, icon, busy, disabledReason, className, children, onClick, ...rest }: Props) {
  const isDisabled = busy || disabledReason !== undefined
  return (
    <button
      type="button"
      {...rest}
      className={['btn', look, small && 'small', className].filter(Boolean).join(' ')}
      aria-busy={busy || undefined}
      aria-disabled={isDisabled || undefined}
      // Screen readers also read without hover and focus, and so without the tooltip.
      // oxlint-disable-next-line jsx-a11y/role-supports-aria-props -- ARIA 1.3 allows it with every role
      aria-description={disabledReason ?? rest['aria-description']}
      data-tip={disabledReason}
      onClick={isDisabled ? (event) => event.preventDefault() : onClick}
    >
      {icon && <Icon name={icon} />}
      <span className="btn-label">{children}</span>
    </button>
  )
}
