import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

/** What a built page may load, beside its scripts and styles: workers made from its own script, and nothing outside. */
const elsewhere = [
  "img-src 'self' data:",
  "font-src 'self'",
  'worker-src blob:',
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
];

function writePolicy(scripts: string, styles: string): string {
  return ["default-src 'none'", `script-src ${scripts}`, `style-src ${styles}`, ...elsewhere].join('; ');
}

function hashSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** The hashes of all inline elements of one kind; none is `'none'`. */
function hashInline(html: string, element: 'script' | 'style'): string {
  const found = [...html.matchAll(new RegExp(`<${element}\\b[^>]*>([\\s\\S]*?)</${element}>`, 'g'))];
  const hashes = found.map(([, text]) => hashSource(text ?? '')).join(' ');
  return hashes === '' ? "'none'" : hashes;
}

function metaOf(policy: string): string {
  return `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
}

/**
 * Puts the policy into the page of the built site: scripts and styles are files beside it. The charts set their styles
 * through the DOM, which needs no exception.
 */
export function addSitePolicy(): Plugin {
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: (html) => html.replace('<head>', `<head>\n    ${metaOf(writePolicy("'self'", "'self'"))}`),
  };
}

/** Puts the policy into the single page once everything stands in it: its own scripts and styles by hash, nothing else. */
export function addSinglePagePolicy(): Plugin {
  return {
    name: 'content-security-policy',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type !== 'asset' || !file.fileName.endsWith('.html')) continue;
          // A browser reads CR LF as LF before it hashes.
          const html = String(file.source).replaceAll('\r\n', '\n');
          const policy = writePolicy(hashInline(html, 'script'), hashInline(html, 'style'));
          file.source = html.replace('<head>', () => `<head>\n    ${metaOf(policy)}`);
        }
      },
    },
  };
}
