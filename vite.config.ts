import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/**
 * What the built page may load: itself, and workers made from its own script. Styles are files; the charts set theirs
 * through the DOM, which needs no exception.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' blob:",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  'worker-src blob:',
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

function addContentSecurityPolicy(): Plugin {
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy },
        injectTo: 'head-prepend',
      },
    ],
  };
}

/** Engine and workbench modules do nothing when they are merely imported, save those that set something up or style. */
const treeshake = {
  moduleSideEffects: [
    { test: /\/(jitless\.ts|main\.tsx|simulation-worker\.ts|side-worker\.ts)$/, sideEffects: true },
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

export default defineConfig({
  root: fileURLToPath(new URL('workbench', import.meta.url)),
  base: './',
  publicDir: false,
  plugins: [react(), addContentSecurityPolicy()],
  server: { fs: { allow: [fileURLToPath(new URL('.', import.meta.url))] } },
  worker: { format: 'es', rolldownOptions: { treeshake } },
  build: {
    outDir: fileURLToPath(new URL('dist', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: { treeshake, output: { codeSplitting: { groups: [{ name: namePackOf }] } } },
  },
});
