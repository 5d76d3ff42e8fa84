import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { viteSingleFile } from 'vite-plugin-singlefile';
import { addSinglePagePolicy, addSitePolicy } from './bin/content-security-policy.ts';

/** Engine and workbench modules do nothing when they are merely imported, save those that set something up or style. */
const treeshake = {
  moduleSideEffects: [
    { test: /\/(jitless\.ts|main\.tsx|simulation-worker\.ts|side-worker\.ts|evidence-worker\.ts)$/, sideEffects: true },
    { test: /\/(engine|workbench)\/.*\.tsx?$/, sideEffects: false },
  ],
  // A schema that nothing parses with leaves no trace.
  manualPureFunctions: ['z'],
};

/** The files of one pack make one script. */
function namePackOf(module: string): string | null {
  const [, id] = /\/scenarios\/([^/]+)\/.*\?raw$/.exec(module) ?? [];
  return id === undefined ? null : `pack-${id}`;
}

/** `--mode single` makes one page that works from a disk; everything else a site of files. */
export default defineConfig(({ mode }) => {
  const isSingle = mode === 'single';
  return {
    root: fileURLToPath(new URL('workbench', import.meta.url)),
    base: './',
    publicDir: false,
    plugins: [
      react(),
      ...(isSingle ? [viteSingleFile({ outputFileName: 'madoguchi.html' }), addSinglePagePolicy()] : [addSitePolicy()]),
    ],
    server: { fs: { allow: [fileURLToPath(new URL('.', import.meta.url))] } },
    // A page opened from a disk may start a worker from its own text only as a classic script.
    worker: { format: isSingle ? 'iife' : 'es', rolldownOptions: { treeshake } },
    build: {
      outDir: fileURLToPath(new URL(isSingle ? 'dist-single' : 'dist', import.meta.url)),
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      rolldownOptions: {
        treeshake,
        ...(isSingle ? {} : { output: { codeSplitting: { groups: [{ name: namePackOf }] } } }),
      },
    },
  };
});
