import type { Browser, Locator } from '@playwright/test'
import jsQR from 'jsqr'
import { TOTP, URI } from 'otpauth'

/** What a phone makes of a QR code on a screen: the pixels are read, and the page is asked nothing. */
export async function scan(picture: Locator, browser: Browser): Promise<TOTP> {
  const png = (await picture.screenshot()).toString('base64')
  // A page of its own, where no policy of the app's is in force.
  const page = await browser.newPage()
  const { width, height, pixels } = await page.evaluate(async (data) => {
    const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob())
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
    context?.drawImage(bitmap, 0, 0)
    const image = context?.getImageData(0, 0, bitmap.width, bitmap.height)
    return { width: bitmap.width, height: bitmap.height, pixels: [...(image?.data ?? [])] }
  }, png)
  await page.close()
  const code = jsQR(new Uint8ClampedArray(pixels), width, height)
  const app = code && URI.parse(code.data)
  if (!(app instanceof TOTP)) throw new Error('No authenticator app could read this picture.')
  return app
}
