/**
 * Runs one of the project's commands: `node scripts/run.mjs COMMAND [arguments]`.
 *
 * Plain JavaScript, because any Node from 20 on must be able to run it before anything is installed:
 * it installs what the lock file asks for and is missing, then hands over to the pinned Node.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const pinnedNode = join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

const [command, ...commandArguments] = process.argv.slice(2);
const script = join(root, 'scripts', `${command}.ts`);
if (!command || !existsSync(script)) {
  fail(`There is no command "${command ?? ''}". See "npm run" for the commands.`);
}
if (Number(process.versions.node.split('.')[0]) < 20) {
  fail(`Node ${process.versions.node} is too old. Watercooler needs Node 20 or newer.`);
}
if (!isInstalled()) install();
if (!existsSync(pinnedNode)) {
  fail(
    'The pinned Node is missing from node_modules, probably because install scripts were switched off. ' +
      'Run "npm ci --ignore-scripts=false" and try again.',
  );
}
run();

/** Whether every package of the lock file that fits this machine is there in the locked version. */
function isInstalled() {
  const wanted = readPackages(join(root, 'package-lock.json'));
  const present = readPackages(join(modules, '.package-lock.json'));
  if (!wanted || !present || !existsSync(pinnedNode)) return false;
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === '' || entry.optional || entry.peer || present[path]?.version === entry.version,
  );
}

function readPackages(file) {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

function install() {
  console.log('Installing what is missing (once, about two minutes) …');
  // npm tells its own path to the scripts it runs, so that no other npm is picked up by chance.
  const npm = process.env.npm_execpath;
  const argumentsOfNpm = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  // An npm that does not know `allowScripts` would fetch 300 MB for graphics cards.
  const env = { ONNXRUNTIME_NODE_INSTALL: 'skip', ...process.env };
  const result = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...argumentsOfNpm], { cwd: root, stdio: 'inherit', env })
    : spawnSync('npm', argumentsOfNpm, { cwd: root, stdio: 'inherit', env, shell: true });
  if (result.status !== 0) {
    fail('"npm ci" failed; its own message stands above. Mend that and run the command again.');
  }
}

function run() {
  const isWindows = process.platform === 'win32';
  const child = spawn(pinnedNode, [script, ...commandArguments], {
    cwd: root,
    stdio: 'inherit',
    // In a process group of its own, so that a signal to the group does not reach it twice: the
    // second one would end it before it has stopped PostgreSQL.
    detached: !isWindows,
    env: {
      // Compiled code is kept between starts, which spend most of their time loading packages.
      ...(command === 'test' ? {} : { NODE_COMPILE_CACHE: join(root, '.cache', 'node') }),
      ...process.env,
      PATH: [dirname(pinnedNode), process.env.PATH].join(isWindows ? ';' : ':'),
    },
  });
  let passedOnAt = 0;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // npm passes on what the terminal has sent to the whole group already.
      if (isWindows || Date.now() - passedOnAt < 2000) return;
      passedOnAt = Date.now();
      child.kill(signal);
    });
  }
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
