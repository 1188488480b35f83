/**
 * Adds the methods of `<dialog>` and `popover` that jsdom lacks. They only switch between open and closed. The top
 * layer, the inert page behind a dialog and light dismiss need a browser and are tested in tests/browser.
 */
export function mockTopLayer(): void {
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
