import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useLayoutEffect } from 'react'

import { useIsShielded } from '~/lib/shield'
import { useUser } from '~/session/console-context'
import type { User } from '~/session/identity'

import { PrivateValues } from './private-values'
import './cover.css'

/** The style sheet covers these already. */
const COVERED_BY_STYLE = 'bdi, code, pre, script, style, title'

/** Fields for names and addresses. A password or a code must not stay in memory, and no sentence contains one. */
const TYPED_NAME =
  'input:is([type=text], [type=email], [type=tel], :not([type])):not([autocomplete*=password], [autocomplete=one-time-code])'

/**
 * While the presenter shield is on, marks each element whose text contains a private value, such as an announcement with
 * the name of a key. The style sheet covers the marked elements. A layout effect, and so before the paint.
 */
export function useCover(): void {
  const client = useQueryClient()
  const user = useUser()
  const isOn = useIsShielded()
  useLayoutEffect(() => {
    return isOn ? startCovering(client, user) : undefined
  }, [client, user, isOn])
}

function startCovering(client: QueryClient, { name, email }: User): () => void {
  const values = new PrivateValues()
  values.add(name)
  values.add(email)
  const cache = client.getQueryCache()
  for (const { state } of cache.getAll()) values.addFrom(state.data)
  const root = document.documentElement

  const coverAll = () => coverBelow(document.body, values)
  const unsubscribe = cache.subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'success' && values.addFrom(event.query.state.data))
      coverAll()
  })
  // Its callback is a microtask, and so runs before the paint, too.
  const observer = new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) {
      cover(target instanceof Element ? target : target.parentElement, values)
      for (const node of addedNodes) coverBelow(node, values)
    }
  })
  // An announcement may have the name of a new key before any list has it.
  const addTyped = ({ target }: Event) => {
    if (!(target instanceof HTMLFormElement)) return
    for (const { value } of target.querySelectorAll<HTMLInputElement>(TYPED_NAME)) values.add(value)
    coverAll()
  }
  document.addEventListener('submit', addTyped, true)
  observer.observe(document.body, { subtree: true, childList: true, characterData: true })
  coverAll()
  root.toggleAttribute('data-covering', true)
  return () => {
    observer.disconnect()
    document.removeEventListener('submit', addTyped, true)
    unsubscribe()
    root.removeAttribute('data-covering')
    for (const element of document.querySelectorAll('[data-covered]')) element.removeAttribute('data-covered')
  }
}

function coverBelow(node: Node, values: PrivateValues): void {
  const texts = document.createNodeIterator(node, NodeFilter.SHOW_TEXT)
  const elements = new Set<Element | null>()
  for (let text = texts.nextNode(); text; text = texts.nextNode()) elements.add(text.parentElement)
  for (const element of elements) cover(element, values)
}

/** Compares the text of the element itself: React divides a sentence with a value into several text nodes. */
function cover(element: Element | null, values: PrivateValues): void {
  if (!element || element.closest(COVERED_BY_STYLE)) return
  const texts = [...element.childNodes].flatMap((node) => (node instanceof Text ? [node.data] : []))
  element.toggleAttribute('data-covered', texts.length > 0 && values.isIn(texts.join('')))
}
