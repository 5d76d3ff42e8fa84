// Runs before every npm script that needs packages: a fresh clone works with its very first command.
// Packages are installed from the lockfile when node_modules is absent or older than the lockfile.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const installed = `${root}node_modules/.package-lock.json`;
const lockfile = `${root}package-lock.json`;
const isFresh = existsSync(installed) && statSync(installed).mtimeMs >= statSync(lockfile).mtimeMs - 1000;

if (!isFresh) {
  process.stderr.write('Installing packages from package-lock.json …\n');
  const npm = process.env.npm_execpath;
  const [command, args] = npm ? [process.execPath, [npm, 'ci']] : ['npm', ['ci']];
  const { status } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], shell: !npm });
  process.exit(status ?? 1);
}
