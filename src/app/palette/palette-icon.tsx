import { Icon, type IconName } from '~/ui/controls/icon'

/** Icons of the palette only, on the grid of ui/controls/icon.tsx, whose shapes are part of the first load. */
const shapes = {
  person: 'M10.8 5a2.8 2.8 0 1 1-5.6 0 2.8 2.8 0 0 1 5.6 0ZM2.5 14a5.5 5.5 0 0 1 11 0',
  theme: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2ZM8 2v12M10.5 3.2v9.6M12.5 5v6',
  keyboard: 'M1.5 4h13v8h-13V4ZM4 6.5h.01M6.7 6.5h.01M9.3 6.5h.01M12 6.5h.01M5 9.5h6',
  logOut: 'M6.5 2.5h-4v11h4M10.5 4.8 13.7 8l-3.2 3.2M13.5 8h-7',
} as const

export type PaletteIconName = IconName | keyof typeof shapes

export function PaletteIcon({ name }: { name: PaletteIconName }) {
  if (!isOwn(name)) return <Icon name={name} />
  return (
    <svg
      width={16}
      height={16}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={shapes[name]} />
    </svg>
  )
}

const isOwn = (name: PaletteIconName): name is keyof typeof shapes => Object.hasOwn(shapes, name)
