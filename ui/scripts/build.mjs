// Installs the packages and builds dist/, each only when what it depends on has changed. Run by Maven.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const INPUTS = [
  'package.json',
  'package-lock.json',
  'index.html',
  'vite.config.ts',
  'fixtures.ts',
  'tsconfig.json',
  'openapi.json',
  'public',
  'src',
];

/** Longest that one step may take. */
const DEADLINE_MS = 15 * 60_000;

step('packages', ['package.json', 'package-lock.json'], 'node_modules', () => {
  npm('ci', '--prefer-offline', '--no-audit', '--no-fund');
});
step('dist', INPUTS, 'dist/index.html', () => npm('run', 'build'));

function step(name, inputs, output, work) {
  const stamp = join(root, 'target', `${name}.sha256`);
  const wanted = hash(inputs);
  if (
    existsSync(join(root, output)) &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === wanted
  ) {
    console.log(`${name}: unchanged`);
    return;
  }
  work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

function npm(...args) {
  const { status, error } = spawnSync('npm', args, {
    cwd: root,
    stdio: 'inherit',
    timeout: DEADLINE_MS,
  });
  if (error !== undefined || status !== 0) {
    console.error(`npm ${args.join(' ')} failed: ${error?.message ?? `status ${status}`}`);
    process.exit(1);
  }
}

function hash(inputs) {
  const digest = createHash('sha256').update(process.version);
  for (const file of inputs.flatMap((input) => files(join(root, input))).sort()) {
    digest.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
  }
  return digest.digest('hex');
}

function files(path) {
  return statSync(path).isDirectory()
    ? readdirSync(path).flatMap((name) => files(join(path, name)))
    : [path];
}
