import { useEffect, useState, type ReactNode } from 'react'

import { Button } from './button'

/**
 * Prints one text and nothing else of the page. The browser does not report whether printing succeeded, so printing
 * does not count as saving a secret.
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
