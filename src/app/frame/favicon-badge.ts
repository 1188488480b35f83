import { useEffect } from 'react'

import { useBadgeCounts } from '~/lib/badge-counts'

/** Width and height of the drawn icon, in pixels. Browsers scale it down. */
const SIZE = 64
const RADIUS = 20

/** Renders nothing. Draws the number of the page title on the icon of the tab, and restores the icon at zero. */
export function FaviconBadge() {
  const { invitations, notifications } = useBadgeCounts()
  const count = invitations + notifications
  useEffect(() => {
    const link = document.querySelector<HTMLLinkElement>('link[rel=icon]')
    const original = link?.getAttribute('href')
    if (!link || original == null || count === 0) return
    let isOutdated = false
    void drawBadge(link.href, count).then((drawn) => {
      if (drawn !== null && !isOutdated) link.setAttribute('href', drawn)
    })
    return () => {
      isOutdated = true
      link.setAttribute('href', original)
    }
  }, [count])
  return null
}

/** Returns the icon with a number as a data URL, or null if the icon cannot be read: a CDN may forbid it. */
async function drawBadge(icon: string, count: number): Promise<string | null> {
  try {
    const image = new Image()
    // Without CORS, the canvas could not be read after drawing an icon of another host.
    image.crossOrigin = 'anonymous'
    image.src = icon
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = SIZE
    canvas.height = SIZE
    const context = canvas.getContext('2d')
    if (!context) return null
    drawIcon(context, image)
    drawCount(context, count > 9 ? '9+' : String(count))
    return canvas.toDataURL()
  } catch {
    return null
  }
}

/** Centers an icon that is not square, as browsers do. Firefox gives an SVG file without a size the width 0. */
function drawIcon(context: CanvasRenderingContext2D, image: HTMLImageElement): void {
  const { naturalWidth, naturalHeight } = image
  const scale = SIZE / Math.max(naturalWidth, naturalHeight)
  const [width, height] = Number.isFinite(scale) ? [naturalWidth * scale, naturalHeight * scale] : [SIZE, SIZE]
  context.drawImage(image, (SIZE - width) / 2, (SIZE - height) / 2, width, height)
}

function drawCount(context: CanvasRenderingContext2D, text: string): void {
  const center = SIZE - RADIUS
  // A gap around the circle separates it from an icon of the same color.
  context.globalCompositeOperation = 'destination-out'
  fillCircle(context, center, RADIUS + 4)
  context.globalCompositeOperation = 'source-over'
  // The red of the bell's dot. A canvas does not know custom properties.
  context.fillStyle = '#c02a37'
  fillCircle(context, center, RADIUS)
  context.fillStyle = '#fff'
  context.font = `bold ${text.length > 1 ? 24 : 30}px system-ui, sans-serif`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillText(text, center, center + 2)
}

function fillCircle(context: CanvasRenderingContext2D, center: number, radius: number): void {
  context.beginPath()
  context.arc(center, center, radius, 0, 2 * Math.PI)
  context.fill()
}
