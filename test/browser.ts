import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type LaunchOptions } from 'playwright-core';
import { z } from 'zod';

const cacheDir = fileURLToPath(new URL('../.cache/chromium/', import.meta.url));
const systemBrowsers = [
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * Starts a headless Chromium for tests and screenshots: the one npm ships on Linux x64, else the
 * machine's own. Throws an error that says what to install when there is none. Close it yourself.
 */
export async function launchBrowser(): Promise<Browser> {
  const failures: string[] = [];
  for (const options of await candidates(failures)) {
    try {
      return await chromium.launch({ ...options, headless: true });
    } catch (error) {
      failures.push(`${options.executablePath ?? "Playwright's own"}: ${firstLine(error)}`);
    }
  }
  throw new Error(
    'No browser could be started. Install Google Chrome or Chromium, or run ' +
      '"npx playwright-core install chromium", or name one in WATERCOOLER_BROWSER. Tried:\n  ' +
      failures.join('\n  '),
  );
}

/** What to try, best first. Root cannot use the sandbox, and containers seldom have another user. */
async function candidates(failures: string[]): Promise<LaunchOptions[]> {
  const args = process.platform === 'linux' ? ['--no-sandbox', '--disable-gpu'] : [];
  const named = process.env['WATERCOOLER_BROWSER'];
  if (named) return [{ executablePath: named, args }];
  const found = systemBrowsers.filter((path) => existsSync(path));
  const installed: LaunchOptions[] = found.map((executablePath) => ({ executablePath, args }));
  installed.push({ args });
  if (process.platform !== 'linux' || process.arch !== 'x64') return installed;
  try {
    return [{ ...(await bundledChromium()), args: [...args, '--no-zygote'] }, ...installed];
  } catch (error) {
    failures.push(`@sparticuz/chromium: ${firstLine(error)}`);
    return installed;
  }
}

/**
 * Unpacks @sparticuz/chromium once per version. The package unpacks into the temporary directory
 * without any lock, so two test workers would start a half-written file: unpack apart, then rename.
 */
async function bundledChromium(): Promise<LaunchOptions> {
  const manifest = new URL('../node_modules/@sparticuz/chromium/package.json', import.meta.url);
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(await readFile(manifest, 'utf8')));
  const home = join(cacheDir, version);
  if (!existsSync(home)) await unpack(home);
  return {
    executablePath: join(home, 'chromium'),
    env: { ...process.env, FONTCONFIG_FILE: join(home, 'fonts.conf') },
  };
}

async function unpack(home: string): Promise<void> {
  await mkdir(dirname(home), { recursive: true });
  const fresh = await mkdtemp(`${home}-`);
  const script =
    "const { default: chromium } = await import('@sparticuz/chromium'); await chromium.executablePath()";
  const run = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: { ...process.env, TMPDIR: fresh },
    encoding: 'utf8',
  });
  if (run.status !== 0) {
    await rm(fresh, { recursive: true, force: true });
    throw new Error(`could not be unpacked: ${run.stderr.trim().split('\n').at(-1) ?? ''}`);
  }
  await writeFile(join(fresh, 'fonts.conf'), fontSettings(home));
  try {
    await rename(fresh, home);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    // Somebody else was faster: theirs is as good.
    if (!existsSync(home)) throw error;
  }
}

/** Open Sans, which comes with the package, first: pictures look alike on every machine. */
function fontSettings(home: string): string {
  const prefer = ['sans-serif', 'system-ui', 'Arial', 'Helvetica', 'Segoe UI'].map(
    (family) =>
      `<alias binding="same"><family>${family}</family><prefer><family>Open Sans</family></prefer></alias>`,
  );
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(home, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(home, 'fonts-cache')}</cachedir>
  ${prefer.join('\n  ')}
</fontconfig>
`;
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
