/** Downloads a text as a file. The blob URL is revoked after the click, because the text may be a secret. */
export function download(fileName: string, text: string, type = 'text/plain'): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type }))
  link.download = fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 0)
}
