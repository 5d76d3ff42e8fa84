import { fileURLToPath } from 'node:url';
import { build, type Plugin, type Rolldown } from 'vite';

/** A module of the engine, by its path under `engine/`, and the names taken from it. */
export type Exports = Readonly<Record<string, readonly string[]>>;

/** One stated change of a module's text: `from` has to stand in it exactly once. */
export interface Replacement {
  readonly module: string;
  readonly from: string;
  readonly to: string;
}

interface Bundle {
  /** One script that imports nothing. */
  readonly code: string;
  /** Every module in it, by its path in the repository; of packages, by its path there. */
  readonly modules: readonly string[];
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const entry = '\0entry';

function offerEntry(exports: Exports): Plugin {
  const lines = Object.entries(exports).map(
    ([module, names]) => `export { ${names.join(', ')} } from '${root}engine/${module}';`,
  );
  return {
    name: 'entry',
    resolveId: (id) => (id === entry ? id : null),
    load: (id) => (id === entry ? lines.join('\n') : null),
  };
}

function replaceOnce(replacement: Replacement, onFound: () => void): Plugin {
  return {
    name: 'replace-once',
    enforce: 'pre',
    transform: (text, id) => {
      if (id !== `${root}engine/${replacement.module}`) return null;
      const parts = text.split(replacement.from);
      if (parts.length !== 2) {
        throw new Error(`"${replacement.from}" stands ${parts.length - 1} times in ${replacement.module}`);
      }
      onFound();
      return { code: parts.join(replacement.to), map: null };
    },
  };
}

/**
 * Bundles names of the engine for a browser, minified, as the build of the workbench does.
 * @throws where a replacement's text does not stand exactly once in a module that the bundle holds
 */
export async function bundleEngine(exports: Exports, replacement: Replacement | null = null): Promise<Bundle> {
  let isReplaced = replacement === null;
  const plugins = [offerEntry(exports)];
  if (replacement !== null) plugins.push(replaceOnce(replacement, () => (isReplaced = true)));
  const built = (await build({
    configFile: false,
    logLevel: 'silent',
    root,
    plugins,
    build: {
      write: false,
      minify: true,
      rollupOptions: {
        input: entry,
        preserveEntrySignatures: 'strict',
        output: { format: 'es' },
        treeshake: { moduleSideEffects: false },
      },
    },
  })) as Rolldown.RolldownOutput;
  const [chunk, ...others] = built.output;
  if (others.length > 0 || chunk.imports.length > 0) throw new Error('the bundle is not one script');
  if (!isReplaced) throw new Error(`${replacement?.module ?? ''} is no part of the bundle`);
  const modules = chunk.moduleIds.filter((id) => id !== entry).map((id) => id.replace(root, ''));
  return { code: chunk.code, modules };
}

/** Runs a bundle. @returns what it exports */
export async function runBundle<T>({ code }: Bundle): Promise<T> {
  const url = `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`;
  return (await import(/* @vite-ignore */ url)) as T;
}
