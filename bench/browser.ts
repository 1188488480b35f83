import { chromium, type BrowserContextOptions, type CDPSession, type LaunchOptions } from '@playwright/test'

import { browserArgs, findBrowser } from '../tests/support/find-browser.ts'

const executablePath = findBrowser()

export const launchOptions: LaunchOptions = {
  ...(executablePath && { executablePath }),
  args: [
    ...browserArgs,
    '--disable-extensions',
    '--disable-background-timer-throttling',
    '--disable-renderer-backgrounding',
    '--disable-backgrounding-occluded-windows',
    '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
  ],
}

const everywhere: BrowserContextOptions = { locale: 'en-GB', timezoneId: 'UTC', reducedMotion: 'reduce' }
export const phone: BrowserContextOptions = {
  ...everywhere,
  viewport: { width: 412, height: 823 },
  deviceScaleFactor: 2,
}
export const desktop: BrowserContextOptions = { ...everywhere, viewport: { width: 1280, height: 800 } }

export const launch = () => chromium.launch(launchOptions)

/** Lighthouse's slow phone: 150 ms a request, 1.6 Mbit/s down and 0.75 up, a processor a quarter as fast. */
export async function slowDown(devTools: CDPSession, { network }: { network: boolean }): Promise<void> {
  await devTools.send('Network.enable')
  if (network) {
    await devTools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 150,
      downloadThroughput: 1.6e6 / 8,
      uploadThroughput: 0.75e6 / 8,
    })
  }
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
}

/** Bytes of JavaScript objects that something still holds. */
export async function heapBytes(devTools: CDPSession): Promise<number> {
  await devTools.send('HeapProfiler.collectGarbage')
  await devTools.send('HeapProfiler.collectGarbage')
  const { usedSize } = await devTools.send('Runtime.getHeapUsage')
  return usedSize
}
