/** One SVG path each, on a 16 × 16 grid, like the console's icons. */
const shapes = {
  close: 'm4 4 8 8M12 4l-8 8',
  flask: 'M6 1.8h4M6.8 1.8v4L3 12.3a1.3 1.3 0 0 0 1.1 2h7.8a1.3 1.3 0 0 0 1.1-2L9.2 5.8v-4M4.8 9.8h6.4',
  key: 'M8.2 10.8a3 3 0 1 1-6 0 3 3 0 0 1 6 0ZM7.4 8.6l6-6M11 5l2 2',
  passkey: 'M8 8a2.7 2.7 0 1 0 0-5.4A2.7 2.7 0 0 0 8 8ZM3 13.7a5 5 0 0 1 10 0',
}

export function Icon({ name, size = 16 }: { name: keyof typeof shapes; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={shapes[name]} />
    </svg>
  )
}
