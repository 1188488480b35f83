import { useEffect, useReducer, useRef, useState } from 'react'
import { createPortal } from 'react-dom'

import { exactTime } from '~/ui/text/exact-time'

const HAS_TOOLTIP = ':is([data-tip], time)'

/**
 * The one tooltip of the page, shown on hover and focus: the text of an element with `data-tip`, or the exact time of a
 * `<time>`. One tooltip per element would triple the elements of a table with forty times. It can be hovered, and Escape
 * hides it before anything else hears the key (WCAG 1.4.13).
 */
export function Tooltip() {
  const [target, setTarget] = useState<HTMLElement | null>(null)
  const [, renderAgain] = useReducer((count: number) => count + 1, 0)
  const bubble = useRef<HTMLDivElement>(null)
  const dialog = target?.closest('dialog')

  useEffect(() => {
    const hide = () => setTarget(null)
    // Tab first focuses an element and then scrolls to it. That scroll must not hide the element's tooltip.
    const hideUnfocused = () => setTarget((at) => (at === document.activeElement ? at : null))
    // Chromium sends `pointerover` when the page scrolls under a resting pointer. It must not hide that tooltip either.
    const show = ({ target: at }: Event) => {
      if (!(at instanceof Element) || bubble.current?.contains(at)) return
      const tipped = at.closest<HTMLElement>(HAS_TOOLTIP)
      if (tipped) setTarget(tipped)
      else hideUnfocused()
    }
    const listeners: [string, EventListener][] = [
      ['pointerover', show],
      ['focusin', show],
      ['focusout', hide],
      ['scroll', hideUnfocused],
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
    if (!target || !element?.isConnected) return
    const listening = new AbortController()
    const options = { capture: true, signal: listening.signal }
    element.showPopover()
    place(element, target)
    // A button describes itself, and an element that has a description keeps it.
    const isDescribed = target.matches('[aria-description], [aria-describedby]')
    if (!isDescribed) target.setAttribute('aria-describedby', element.id)
    addEventListener('scroll', () => place(element, target), options)
    const hideOnEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
      setTarget(null)
    }
    addEventListener('keydown', hideOnEscape, options)
    // A reason may count down, or go when the button is enabled.
    const observer = new MutationObserver(() => (tipOf(target) === undefined ? setTarget(null) : renderAgain()))
    observer.observe(target, { attributeFilter: ['data-tip'] })
    return () => {
      listening.abort()
      observer.disconnect()
      if (!isDescribed) target.removeAttribute('aria-describedby')
      if (element.isConnected) element.hidePopover()
    }
  }, [target])

  const tooltip = (
    <div ref={bubble} id="tooltip" role="tooltip" popover="manual" className="tip">
      {target && tipOf(target)}
    </div>
  )
  // A modal dialog makes everything outside it inert.
  return dialog ? createPortal(tooltip, dialog) : tooltip
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
