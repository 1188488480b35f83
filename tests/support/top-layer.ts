/**
 * The little of `<dialog>` and `popover` that the components call and the queries see: open or not. What only a browser
 * has (the top layer, the inert page behind it, light dismiss) is tested in tests/browser.
 */
export function standInForTopLayer(): void {
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true
    const first = this.querySelector<HTMLElement>('input, textarea, select, button:not([tabindex="-1"])')
    first?.focus()
  }
  HTMLDialogElement.prototype.close = function close() {
    this.open = false
  }
  HTMLElement.prototype.showPopover = function showPopover() {
    this.style.display = 'block'
  }
  HTMLElement.prototype.hidePopover = function hidePopover() {
    this.style.display = ''
  }
  globalThis.scrollTo = () => {}
}
