/** Formats a Markdown table that is also readable in a terminal. All columns but the first are aligned right. */
export function table(head: string[], rows: string[][]): string {
  const widths = head.map((title, column) => Math.max(...[title, ...rows.map((row) => row[column] ?? '')].map(width)))
  const line = (cells: string[]) =>
    `| ${cells.map((cell, column) => pad(cell, widths[column] ?? 0, column)).join(' | ')} |`
  const rule = `| ${widths.map((size, column) => (column === 0 ? '-'.repeat(size) : `${'-'.repeat(size - 1)}:`)).join(' | ')} |`
  return [line(head), rule, ...rows.map(line)].join('\n')
}

const width = (text: string) => [...text].length

function pad(text: string, size: number, column: number): string {
  const space = ' '.repeat(Math.max(0, size - width(text)))
  return column === 0 ? text + space : space + text
}
