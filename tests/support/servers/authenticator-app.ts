import type { Browser, Locator } from '@playwright/test'
import jsQR from 'jsqr'
import { TOTP, URI } from 'otpauth'

/** Reads a QR code from a screenshot, as a phone does. Returns the one-time code generator that it encodes. */
export async function scan(picture: Locator, browser: Browser): Promise<TOTP> {
  const png = (await picture.screenshot()).toString('base64')
  // A separate page, because the app's content security policy blocks data: URLs.
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
  if (!(app instanceof TOTP)) throw new Error('The screenshot contains no QR code for an authenticator app.')
  return app
}
