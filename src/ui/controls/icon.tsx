/** All icons of the console: one SVG path each, on a 16 × 16 grid. */
const shapes = {
  home: 'M2.5 7 8 2.5 13.5 7v6.5h-4v-4h-3v4h-4V7Z',
  rotate: 'M13.3 6A5.5 5.5 0 1 0 13 10.4M13.5 2.5V6H10',
  question: 'M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0ZM6.4 6.3A1.7 1.7 0 1 1 8 8.5v.6M8 11.2h.01',
  key: 'M8.2 10.8a3 3 0 1 1-6 0 3 3 0 0 1 6 0ZM7.4 8.6l6-6M11 5l2 2',
  token: 'M2 3.5h12v9H2v-9ZM4.5 8h3M10 8h.01M12 8h.01',
  plus: 'M8 3v10M3 8h10',
  copy: 'M5.5 5.5h7a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1h-7a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1ZM10.5 3V2.5a1 1 0 0 0-1-1h-7a1 1 0 0 0-1 1v7a1 1 0 0 0 1 1h.5',
  check: 'm3 8.5 3.2 3.2L13 4.8',
  eye: 'M1.5 8S3.8 3.5 8 3.5 14.5 8 14.5 8 12.2 12.5 8 12.5 1.5 8 1.5 8ZM10 8a2 2 0 1 1-4 0 2 2 0 0 1 4 0Z',
  dots: 'M8 3.2h.01M8 8h.01M8 12.8h.01',
  search: 'M11.5 7a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0ZM10.4 10.4l3.3 3.3',
  warning: 'M8 2 1.5 13.5h13L8 2ZM8 6.5v3M8 11.6h.01',
  external: 'M6 3H3v10h10v-3M9 2.5h4.5V7M13.5 2.5 7.5 8.5',
  menu: 'M2.5 4h11M2.5 8h11M2.5 12h11',
  chevron: 'm6 4 4 4-4 4',
  close: 'm4 4 8 8M12 4l-8 8',
  download: 'M8 2v8M4.8 7 8 10.2 11.2 7M2.5 13.5h11',
  shield: 'M8 1.8 2.8 3.6v4c0 3.2 2.1 5.4 5.2 6.6 3.1-1.2 5.2-3.4 5.2-6.6v-4L8 1.8Z',
  phone: 'M5 1.5h6a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1v-11a1 1 0 0 1 1-1ZM7.2 12.2h1.6',
  mail: 'M2 3.5h12v9H2v-9ZM2 4.5l6 4.5 6-4.5',
  lifebuoy:
    'M14.2 8A6.2 6.2 0 1 1 1.8 8a6.2 6.2 0 0 1 12.4 0ZM10.5 8a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0ZM3.7 3.7l2.5 2.5M9.8 9.8l2.5 2.5M12.3 3.7 9.8 6.2M6.2 9.8l-2.5 2.5',
  bell: 'M4.5 7a3.5 3.5 0 0 1 7 0c0 3 1.3 4 1.3 4H3.2S4.5 10 4.5 7ZM6.8 13.2a1.4 1.4 0 0 0 2.4 0',
  gift: 'M2.5 6h11v2.5h-11V6ZM3.5 8.5h9v5h-9v-5ZM8 6v7.5M8 6S5 6 5 4.2 7.6 2.8 8 6c.4-3.2 3-3.6 3-1.8S8 6 8 6Z',
  fingerprint:
    'M3 9.5V8a5 5 0 0 1 8.5-3.6M13 8v2.5M5.2 12.8c.4-1.4.4-3 .4-4.8a2.4 2.4 0 0 1 4.8 0c0 2.6-.2 4.4-.8 6M8 8c0 2.8-.2 4.8-1 6.4',
} as const

export type IconName = keyof typeof shapes

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'dots' ? 2 : 1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={shapes[name]} />
    </svg>
  )
}
