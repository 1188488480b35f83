import { lazy, Suspense, useId, useRef, useState } from 'react'

const KeyForm = lazy(() => import('./key-form').then((module) => ({ default: module.KeyForm })))

export function NewKey() {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  const [opened, setOpened] = useState(0)
  const open = () => {
    setOpened(opened + 1)
    dialog.current?.showModal()
  }
  return (
    <>
      <button type="button" onClick={open}>
        New key
      </button>
      <dialog ref={dialog} aria-labelledby={id}>
        <h2 id={id}>New key</h2>
        {opened > 0 && (
          <Suspense fallback={null}>
            <KeyForm key={opened} onDone={() => dialog.current?.close()} />
          </Suspense>
        )}
        <form method="dialog">
          <button type="submit">Cancel</button>
        </form>
      </dialog>
    </>
  )
}

export function RowMenu({ id }: { id: string }) {
  const menu = useId()
  return (
    <>
      <button type="button" popoverTarget={menu} aria-haspopup="menu" aria-label={`Actions for ${id}`}>
        …
      </button>
      <div id={menu} popover="auto" role="menu">
        {['Rename', 'Delete'].map((action) => (
          <button key={action} type="button" role="menuitem" tabIndex={-1}>
            {action}
          </button>
        ))}
      </div>
    </>
  )
}
