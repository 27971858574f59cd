// The other end of test/host/page.ts: a service on loopback through which the tests in the extension host look at the
// page that shows VS Code, press keys in it, and report.
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { stripVTControlCharacters } from 'node:util';
import axe, { type AxeResults } from 'axe-core';
import type { Frame, Page } from 'playwright-core';
import type { Answer, Request } from '../test/host/protocol.ts';
import { cache } from './cache.ts';
import type { Outcome } from './counts.ts';
import { takePicture } from './picture.ts';

export type PageBridge = {
  readonly address: string;
  /** The result of the tests; fails when nothing is heard from them, from now on, for the time given, in ms. */
  readonly result: (silence: number) => Promise<Outcome>;
  readonly stop: () => void;
};

/** Starts the service. `page` gives the page as soon as there is one. */
export async function startPageBridge(page: () => Promise<Page>): Promise<PageBridge> {
  let lastHeard = 0;
  let counts: Outcome['counts'] | undefined;
  const faults: string[] = [];
  const server = createServer((request, response) => {
    lastHeard = Date.now();
    void (async () => {
      const asked = JSON.parse(await text(request)) as Request;
      if (asked.action === 'finish') counts = asked.counts;
      if (asked.action === 'print' && asked.isFault) faults.push(asked.line);
      const answer = await perform(asked, page).then(
        (value): Answer => ({ value }),
        (error: unknown): Answer => ({ error: stripVTControlCharacters(String(error)) }),
      );
      response.end(JSON.stringify(answer));
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    result: async (silence) => {
      // Not from the start of the service: VS Code may have been installed since.
      const begin = Date.now();
      while (counts === undefined) {
        if (Date.now() - Math.max(begin, lastHeard) > silence)
          throw new Error(`Nothing was heard from the tests in VS Code for ${silence / 1000} s.`);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      return { counts, faults };
    },
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function perform(asked: Request, getPage: () => Promise<Page>): Promise<unknown> {
  if (asked.action === 'print') {
    console.log(asked.line);
    return undefined;
  }
  if (asked.action === 'finish') return undefined;
  const page = await getPage();
  switch (asked.action) {
    case 'panelText':
      return (await findPanel(page, asked.panel))?.locator('body').innerText();
    case 'panelOutline':
      return (await findPanel(page, asked.panel))?.locator('body').ariaSnapshot();
    case 'accessibilityFaults':
      return findFaults(await requirePanel(page, asked.panel));
    case 'clickInPanel': {
      const panel = await requirePanel(page, asked.panel);
      return panel.getByRole(asked.role, { name: asked.name, exact: true }).click();
    }
    case 'dialogText': {
      const dialog = page.locator('.monaco-dialog-box');
      return (await dialog.isVisible()) ? dialog.innerText() : undefined;
    }
    case 'notifications':
      return page
        .locator(':is(.notifications-toasts, .notifications-center) .notification-list-item')
        .allInnerTexts();
    case 'click': {
      // A modal dialog covers the rest.
      const dialog = page.locator('.monaco-dialog-box');
      const scope = (await dialog.isVisible()) ? dialog : page;
      return scope.getByRole(asked.role, { name: asked.name, exact: true }).click();
    }
    case 'statusText': {
      // What has shown its text already would hide it.
      await page.mouse.click(0, 0);
      await page.getByRole('button', { name: asked.name }).click();
      const hover = page.locator('.monaco-hover:visible');
      await hover.first().waitFor({ timeout: 3_000 });
      return (await hover.allInnerTexts()).join('\n');
    }
    case 'quickInput': {
      const widget = page.locator('.quick-input-widget');
      if (!(await widget.isVisible())) return undefined;
      const box = widget.locator('.quick-input-box input');
      return [
        await widget.innerText(),
        await box.getAttribute('placeholder'),
        (await box.getAttribute('type')) === 'password' ? '' : await box.inputValue(),
      ].join('\n');
    }
    case 'screenTexts':
      return Promise.all(page.frames().map(textOf));
    case 'storages':
      return JSON.stringify(await page.context().storageState({ indexedDB: true }));
    case 'menuItems':
      return page.locator('.monaco-menu').getByRole('menuitem').allInnerTexts();
    case 'treeRows': {
      const rows = page
        .locator('.pane')
        .filter({ has: page.getByText(asked.view, { exact: true }) });
      // In one go: rows come and go.
      return rows
        .locator('.monaco-list-row')
        .evaluateAll((all: readonly { getAttribute(name: string): string | null }[]) =>
          all.map((row) => row.getAttribute('aria-label') ?? ''),
        );
    }
    case 'clickRow': {
      const { name, button, isAdded } = asked;
      const row = page
        .locator(
          `:is(.pane, .quick-input-list) .monaco-list-row[aria-label^=${JSON.stringify(name)}]`,
        )
        .first();
      return row.click({ button, modifiers: isAdded ? ['Control'] : [], timeout: 5_000 });
    }
    case 'press':
      return page.keyboard.press(asked.keys);
    case 'type':
      return page.keyboard.type(asked.text);
    case 'screenshot': {
      const folder = path.join(cache, 'screenshots');
      await mkdir(folder, { recursive: true });
      // A picture of a window whose focus is in a webview may never come.
      await page.evaluate('document.activeElement?.blur()');
      await takePicture(page, path.join(folder, `${asked.name}.png`));
      return undefined;
    }
  }
}

/** A webview is two frames deep: VS Code's own page, and in it the frame with the extension's document, named by its title. */
export async function findPanel(page: Page, title: string): Promise<Frame | undefined> {
  for (const frame of page.frames()) {
    if (!/\/fake\.html\b/.test(frame.url())) continue;
    const element = await frame.frameElement().catch(() => undefined);
    if (!element || !(await element.isVisible())) continue;
    if ((await element.getAttribute('title'))?.includes(title)) return frame;
  }
  return undefined;
}

async function requirePanel(page: Page, title: string): Promise<Frame> {
  const panel = await findPanel(page, title);
  if (!panel) throw new Error(`There is no visible webview with "${title}" in its title.`);
  return panel;
}

/** What axe finds wrong in a frame, best practices included. What it cannot decide by itself is left out. */
async function findFaults(frame: Frame): Promise<readonly string[]> {
  // Not by a script element, which the page's policy forbids.
  await frame.evaluate(axe.source);
  const { violations } = await frame.evaluate<AxeResults>('axe.run()');
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary = '' }) => `${id}: ${html} ${failureSummary}`),
  );
}

/**
 * The document of a frame and what stands in its inputs, shown or hidden; nothing of a frame that has gone. Left out
 * is the field for passwords, in which VS Code keeps what was typed until the next question.
 */
async function textOf(frame: Frame): Promise<string> {
  try {
    const inputs = await frame.locator('input:not([type=password]), textarea').all();
    const values = await Promise.all(inputs.map((input) => input.inputValue({ timeout: 1_000 })));
    return [await frame.content(), ...values].join('\n');
  } catch {
    return '';
  }
}
