import { useEffect, useState, type ReactNode } from 'react'

import { Button } from './button'

/**
 * Prints one text on a sheet of its own; everything else on the page stays off the paper. Whether it came out of the
 * printer nobody can tell, so it is no proof that a secret was kept.
 */
export function PrintButton({ text, children }: { text: string; children: ReactNode }) {
  const [isPrinting, setPrinting] = useState(false)
  useEffect(() => {
    if (!isPrinting) return
    const finish = () => setPrinting(false)
    addEventListener('afterprint', finish)
    print()
    return () => removeEventListener('afterprint', finish)
  }, [isPrinting])
  return (
    <>
      <Button small look="ghost" onClick={() => setPrinting(true)}>
        {children}
      </Button>
      {isPrinting && (
        <pre className="print-sheet" aria-hidden="true">
          {text}
        </pre>
      )}
    </>
  )
}
