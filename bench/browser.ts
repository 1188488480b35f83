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

const sharedOptions: BrowserContextOptions = { locale: 'en-GB', timezoneId: 'UTC', reducedMotion: 'reduce' }
export const phone: BrowserContextOptions = {
  ...sharedOptions,
  viewport: { width: 412, height: 823 },
  deviceScaleFactor: 2,
}
export const desktop: BrowserContextOptions = { ...sharedOptions, viewport: { width: 1280, height: 800 } }

export const launch = () => chromium.launch(launchOptions)

/** Simulates Lighthouse's slow phone: 150 ms per request, 1.6 Mbit/s down, 0.75 Mbit/s up, CPU slowed down 4 times. */
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

/** Returns the size of the JavaScript heap in bytes after garbage collection. */
export async function heapBytes(devTools: CDPSession): Promise<number> {
  await devTools.send('HeapProfiler.collectGarbage')
  await devTools.send('HeapProfiler.collectGarbage')
  const { usedSize } = await devTools.send('Runtime.getHeapUsage')
  return usedSize
}
