import { useEffect, useRef, useState } from 'react'

import { exactTime } from '~/ui/text/exact-time'

const HAS_TOOLTIP = ':is([data-tip], time)'

/**
 * The one tooltip of the page, shown on hover and focus: the text of an element with `data-tip`, or the exact time of a
 * `<time>`. One tooltip per element would triple the elements of a table with forty times.
 */
export function Tooltip() {
  const [target, setTarget] = useState<HTMLElement | null>(null)
  const bubble = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const hide = () => setTarget(null)
    // Tab first focuses an element and then scrolls to it. That scroll must not hide the element's tooltip.
    const hideUnfocused = () => setTarget((at) => (at === document.activeElement ? at : null))
    // Chromium sends `pointerover` when the page scrolls under a resting pointer. It must not hide that tooltip either.
    const show = ({ target: at }: Event) => {
      const tipped = at instanceof Element ? at.closest<HTMLElement>(HAS_TOOLTIP) : null
      if (tipped) setTarget(tipped)
      else hideUnfocused()
    }
    // Dismissable without moving pointer or focus (WCAG 1.4.13).
    const escape = ({ key }: KeyboardEvent) => key === 'Escape' && hide()
    const listeners: [string, EventListener][] = [
      ['pointerover', show],
      ['focusin', show],
      ['focusout', hide],
      ['scroll', hideUnfocused],
      ['keydown', escape as EventListener],
    ]
    for (const [type, listener] of listeners) addEventListener(type, listener, true)
    // This component is lazy, so an element may have hover or focus already.
    // oxlint-disable-next-line react/set-state-in-effect -- the events came before this component
    setTarget(document.querySelector<HTMLElement>(`${HAS_TOOLTIP}:is(:hover, :focus)`))
    return () => {
      for (const [type, listener] of listeners) removeEventListener(type, listener, true)
    }
  }, [])

  useEffect(() => {
    const element = bubble.current
    if (!target || !element) return
    element.showPopover()
    place(element, target)
    target.setAttribute('aria-describedby', element.id)
    const follow = () => place(element, target)
    addEventListener('scroll', follow, true)
    return () => {
      removeEventListener('scroll', follow, true)
      target.removeAttribute('aria-describedby')
      if (element.isConnected) element.hidePopover()
    }
  }, [target])

  return (
    <div ref={bubble} id="tooltip" role="tooltip" popover="manual" className="tip">
      {target && tipOf(target)}
    </div>
  )
}

function tipOf(target: HTMLElement): string | undefined {
  return target instanceof HTMLTimeElement ? exactTime(new Date(target.dateTime)) : target.dataset['tip']
}

function place(element: HTMLElement, target: HTMLElement): void {
  const at = target.getBoundingClientRect()
  const { width, height } = element.getBoundingClientRect()
  const isBelow = at.bottom + height + 8 < innerHeight
  element.style.top = `${isBelow ? at.bottom + 6 : at.top - height - 6}px`
  element.style.left = `${Math.max(8, Math.min(at.left, innerWidth - width - 8))}px`
}
