// The headless browser that shows VS Code to the tests: one that is on the machine, else the Chromium inside the npm
// package @sparticuz/chromium (Linux on x64).
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser } from 'playwright-core';
import { installOnce, root } from './cache.ts';
import { run } from './process.ts';

const flags = [
  '--no-sandbox',
  '--no-zygote',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

const wellKnown: readonly string[] =
  process.platform === 'darwin'
    ? [
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
        '/Applications/Chromium.app/Contents/MacOS/Chromium',
        '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      ]
    : process.platform === 'win32'
      ? [process.env['ProgramFiles'], process.env['ProgramFiles(x86)']].flatMap((folder) =>
          folder === undefined
            ? []
            : [
                path.join(folder, 'Google/Chrome/Application/chrome.exe'),
                path.join(folder, 'Microsoft/Edge/Application/msedge.exe'),
              ],
        )
      : ['/usr/bin/google-chrome', '/usr/bin/chromium', '/usr/bin/chromium-browser'];

type Executable = { readonly file: string; readonly env?: Record<string, string> };

async function findExecutable(): Promise<Executable> {
  const named = process.env['CHROME_PATH'];
  if (named !== undefined) {
    if (existsSync(named)) return { file: named };
    throw new Error(`CHROME_PATH names ${named}, which does not exist. Correct or unset it.`);
  }
  const found = wellKnown.find((file) => existsSync(file));
  if (found !== undefined) return { file: found };
  if (process.platform === 'linux' && process.arch === 'x64') return unpackChromium();
  throw new Error('No Chrome or Chromium found. Install one, or set CHROME_PATH to its program.');
}

/**
 * Unpacks the browser together with the system libraries it needs (libnss3 …), so that a bare machine can start it.
 * The package unpacks into the temporary folder and takes any file there for a finished one; so a process of its own
 * does it, with our folder as its temporary folder.
 */
async function unpackChromium(): Promise<Executable> {
  const packageFolder = path.join(root, 'node_modules', '@sparticuz', 'chromium');
  const { version } = JSON.parse(
    await readFile(path.join(packageFolder, 'package.json'), 'utf8'),
  ) as { version: string };
  const folder = await installOnce(`chromium-${version}`, async (partial) => {
    console.log(`Unpacking Chromium ${version} …`);
    const entry = pathToFileURL(path.join(packageFolder, 'build', 'esm', 'index.js')).href;
    const code = await run(
      process.execPath,
      [
        '--input-type=module',
        '--eval',
        `import chromium from '${entry}'; await chromium.executablePath();`,
      ],
      // The package brings the libraries along only where it believes itself in AWS Lambda.
      { env: { ...process.env, TMPDIR: partial, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' } },
    );
    if (code !== 0) throw new Error('Chromium could not be unpacked; is the disk full?');
  });
  const fonts = path.join(folder, 'fonts.conf');
  await writeFile(fonts, fontConfiguration(folder));
  const libraries = [path.join(folder, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH']];
  return {
    file: path.join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: libraries.filter((one) => one !== undefined).join(':'),
      FONTCONFIG_FILE: fonts,
    },
  };
}

/** The machine's fonts and their rules, and the package's font for a machine that has none. */
function fontConfiguration(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${path.join(folder, 'fonts')}</dir>
  <cachedir>${path.join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`;
}

/** Starts the browser without a window. */
export async function launchBrowser(): Promise<Browser> {
  const { file, env } = await findExecutable();
  return chromium.launch({
    executablePath: file,
    args: flags,
    env: { ...(process.env as Record<string, string>), ...env },
  });
}
