// A picture of the page that shows VS Code. Playwright's own waits for an answer of each frame, and a webview's may give none.
import { writeFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';

/** Saves what the page shows as a PNG file. */
export async function takePicture(page: Page, file: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  try {
    const { data } = await session.send('Page.captureScreenshot');
    await writeFile(file, data, 'base64');
  } finally {
    await session.detach();
  }
}
