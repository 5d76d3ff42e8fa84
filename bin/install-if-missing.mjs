// Runs before every npm script that needs packages: a fresh clone works with its very first command.
// Packages are installed from the lockfile when node_modules does not hold what the lockfile names.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Versions by place; packages for other platforms may be absent. */
function readVersions(path) {
  if (!existsSync(path)) return null;
  const { packages } = JSON.parse(readFileSync(path, 'utf8'));
  return new Map(Object.entries(packages).flatMap(([at, each]) => (at === '' ? [] : [[at, each]])));
}

function isInstalled() {
  const installed = readVersions(`${root}node_modules/.package-lock.json`);
  const wanted = readVersions(`${root}package-lock.json`);
  if (installed === null) return false;
  return [...wanted].every(([at, { version, optional }]) =>
    installed.has(at) ? installed.get(at).version === version : optional === true,
  );
}

if (!isInstalled()) {
  process.stderr.write('Installing packages from package-lock.json …\n');
  const npm = process.env.npm_execpath;
  const [command, args] = npm ? [process.execPath, [npm, 'ci']] : ['npm', ['ci']];
  const { status } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], shell: !npm });
  process.exit(status ?? 1);
}
