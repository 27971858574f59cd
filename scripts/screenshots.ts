// `npm run screenshots [words]`: takes the README's pictures, docs/images/<scene>.png, in VS Code in the browser.
// Words choose the scenes that have one of them in their name.
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { buildAll } from './build.ts';
import { newRunFolder, root } from './cache.ts';
import { installExtension } from './installed-extension.ts';
import { findPanel } from './page-bridge.ts';
import { exitOnSignals } from './process.ts';
import { quietSettings, startVSCode } from './vscode-server.ts';

type Scene = {
  readonly name: string;
  /** Written into the opened folder before the scene. */
  readonly file?: { readonly name: string; readonly text: string };
  readonly play: (page: Page) => Promise<void>;
};

const mistakes = `{
  "model": "o4-mini-2025-04-16",
  "training_file": "file-ibxUdl7dXTPyLsxPFkThf4Vu",
  "seeed": 42,
  "method": {
    "type": "reinforcement",
    "reinforcement": {
      "grader": {
        "type": "string_check",
        "name": "category",
        "input": "{{sample.output_text}}",
        "reference": "{{item.category}}",
        "operation": "equals"
      },
      "hyperparameters": {
        "n_epochs": 0
      }
    }
  }
}
`;

const unfinished = `{
  "model": "o4-mini-2025-04-16",
  "training_file": "file-ibxUdl7dXTPyLsxPFkThf4Vu",
  "validation_file": "file-cSmEHgaKwVJ7faC9qEwjky40",
  "method": {
    "type": "reinforcement",
    "reinforcement": {
      "grader": {
        "type": "string_check",
        
      }
    }
  }
}
`;

const scenes: readonly Scene[] = [
  {
    name: 'completion',
    file: { name: 'new.ftjob.json', text: unfinished },
    play: async (page) => {
      await openFile(page, 'new.ftjob.json');
      await goTo(page, 10, 9);
      await page.keyboard.press('Control+Space');
      await page.locator('.suggest-widget.visible .monaco-list-row').first().waitFor();
      // The documentation beside the list; VS Code remembers whether it is shown.
      const details = page.locator('.suggest-details-container');
      if (!(await details.isVisible())) await page.keyboard.press('Control+Space');
      await details.waitFor();
    },
  },
  {
    name: 'hover',
    play: async (page) => {
      await openFile(page, 'reward.ftjob.json');
      await page
        .locator('.view-line span', { hasText: /^"operation"$/ })
        .first()
        .hover();
      await page.locator('.monaco-hover .hover-contents').first().waitFor();
    },
  },
  {
    name: 'problems',
    file: { name: 'mistakes.ftjob.json', text: mistakes },
    play: async (page) => {
      await openFile(page, 'mistakes.ftjob.json');
      await page.locator('.squiggly-error').first().waitFor();
      await runCommand(page, 'View: Focus Problems');
      await page.locator('.markers-panel .monaco-list-row').nth(1).waitFor();
    },
  },
  {
    name: 'review',
    play: async (page) => {
      await openFile(page, 'reward.ftjob.json');
      await runCommand(page, 'Fine-Tuning: Submit Job');
      await panelWith(page, 'Submit ', 'processed');
    },
  },
  {
    name: 'job',
    play: async (page) => {
      await openFile(page, 'reward.ftjob.json');
      await runCommand(page, 'Fine-Tuning: Submit Job');
      const sheet = await panelWith(page, 'Submit ', 'processed');
      await sheet.getByRole('button', { name: 'Submit Job' }).click();
      await page.getByRole('tab', { name: /^Job of/ }).waitFor();
      await panelWith(page, 'Job of', 'succeeded', jobPatience);
      await runCommand(page, 'Notifications: Clear All');
      // To the curves.
      await page.mouse.move(1050, 400);
      await page.mouse.wheel(0, 340);
      // Away from the border between the editors, which lights up.
      await page.mouse.move(200, 500);
    },
  },
];

/** How long a job of the sandbox may take, in ms. */
const jobPatience = 180_000;

/** Opens a file of the folder by Go to File, in the editor that stays. */
async function openFile(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+P');
  await page.locator('.quick-input-widget input').fill(name);
  await page.getByRole('option', { name: new RegExp(`^${name}`) }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: new RegExp(name) }).waitFor();
  await page.locator('.editor-instance .monaco-editor.focused').waitFor();
  // The code lens is there as soon as the extension answers.
  await page.locator('.codelens-decoration a').first().waitFor();
}

async function goTo(page: Page, row: number, column: number): Promise<void> {
  await page.keyboard.press('Control+G');
  await page.locator('.quick-input-widget input').fill(`:${row}:${column}`);
  await page.keyboard.press('Enter');
  await page.getByText(`Ln ${row}, Col ${column}`).waitFor();
}

async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input').fill(`>${title}`);
  await page
    .getByRole('option', { name: new RegExp(`^${title}`) })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
}

/** Waits for a webview with this in its title and this in its text. */
async function panelWith(
  page: Page,
  title: string,
  text: string,
  patience = 20_000,
): Promise<Frame> {
  for (const end = Date.now() + patience; Date.now() < end;) {
    const panel = await findPanel(page, title);
    if (panel && (await panel.locator('body').innerText()).includes(text)) return panel;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`No webview "${title}" with "${text}" came up.`);
}

async function take(scene: Scene, page: Page, url: string, workspace: string): Promise<void> {
  if (scene.file) await writeFile(path.join(workspace, scene.file.name), scene.file.text);
  await page.goto(url);
  await page.getByRole('treeitem', { name: 'reward.ftjob.json' }).waitFor();
  await scene.play(page);
  const picture = `docs/images/${scene.name}.png`;
  await page.screenshot({ path: path.join(root, picture), animations: 'disabled', caret: 'hide' });
  console.log(picture);
  if (scene.file) await rm(path.join(workspace, scene.file.name));
}

exitOnSignals();
await buildAll();
const words = process.argv.slice(2);
const chosen = scenes.filter(
  ({ name }) => words.length === 0 || words.some((word) => name.includes(word)),
);
await mkdir(path.join(root, 'docs', 'images'), { recursive: true });
for (const scene of chosen) {
  // A VS Code for each scene, so that none shows what another left.
  const data = await newRunFolder('screenshots');
  const workspace = path.join(data, 'examples');
  await cp(path.join(root, 'examples'), workspace, { recursive: true });
  await installExtension(path.join(data, 'extensions'));
  const settings = { ...quietSettings, 'editor.minimap.enabled': false };
  const vscode = await startVSCode({ data, log: 'screenshots', workspaceTrust: false, settings });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({
      viewport: { width: 1280, height: 720 },
      deviceScaleFactor: 1.5,
    });
    page.setDefaultTimeout(20_000);
    await take(scene, page, vscode.url(workspace), workspace);
  } catch (error) {
    console.error(`${scene.name}: ${String(error)}`);
    process.exitCode = 1;
  } finally {
    await browser.close();
    await vscode.stop();
    await rm(data, { recursive: true, force: true });
  }
}
