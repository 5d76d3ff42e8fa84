import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Which engine folders a folder may import from; each may import from itself. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  kernel: [],
  pack: ['domain'],
  policy: ['domain', 'pack'],
  casework: ['domain', 'pack'],
  simulation: ['domain', 'pack', 'policy', 'casework', 'kernel'],
  planning: ['domain', 'pack', 'policy', 'casework', 'kernel', 'simulation'],
  training: ['domain', 'pack', 'policy', 'casework'],
  cli: ['domain', 'pack', 'policy', 'casework', 'kernel', 'simulation', 'planning', 'training'],
};

/** Built-in and npm modules that only the command line may touch. */
const impure = /^(node:|piscina|commander|fs|path|os|child_process|worker_threads)/;

function listSources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return listSources(path);
    return /\.tsx?$/.test(name) ? [path] : [];
  });
}

/** Every module that a source names: imports, re-exports, dynamic imports, import types. */
function listImports(text: string, name = 'source.tsx'): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node) => {
    const specifier =
      ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
        ? node.moduleSpecifier
        : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
          ? node.arguments[0]
          : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
            ? node.argument.literal
            : undefined;
    if (specifier && ts.isStringLiteralLike(specifier)) found.push(specifier.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  return found;
}

/** What is wrong with one import, or null. */
function judgeImport(path: string, specifier: string): string | null {
  const from = relative(root, path).split('/');
  const target = specifier.startsWith('.') ? relative(root, resolve(dirname(path), specifier)).split('/') : null;
  const [area, folder = ''] = from;
  if (area === 'engine') {
    if (target === null) return impure.test(specifier) && folder !== 'cli' ? `${specifier} belongs to cli alone` : null;
    if (folder === 'cli' && target.join('/') === 'package.json') return null;
    if (target[0] !== 'engine') return 'the engine imports nothing of the workbench or the tests';
    if (from.length === 2 || target[1] === folder) return null;
    const allowed = mayImport[folder] ?? [];
    return allowed.includes(target[1] ?? '') ? null : `${folder} must not import ${target[1] ?? ''}`;
  }
  if (area === 'workbench') {
    if (target === null) return impure.test(specifier) ? `${specifier} does not exist in a browser` : null;
    if (target[0] === 'engine') return target.join('/') === 'engine/index.ts' ? null : 'import engine/index.ts alone';
    const surfaceOf = (parts: string[]) => (parts[1] === 'surfaces' ? parts[2] : undefined);
    const [own, other] = [surfaceOf(from), surfaceOf(target)];
    return own && other && own !== other ? `surface ${own} must not import surface ${other}` : null;
  }
  return null;
}

describe('imports point downwards only', () => {
  const sources = ['engine', 'workbench'].flatMap((area) => listSources(join(root, area)));

  test('the house has rooms to look into', () => {
    expect(sources.length).toBeGreaterThan(30);
  });

  test.each(sources.map((path) => relative(root, path)))('%s', (path) => {
    const wrong = listImports(readFileSync(join(root, path), 'utf8'), path)
      .map((specifier) => judgeImport(join(root, path), specifier))
      .filter((fault) => fault !== null);
    expect(wrong).toEqual([]);
  });

  test('an import that points the wrong way is seen, types included', () => {
    const judge = (path: string, specifier: string) => judgeImport(join(root, path), specifier);
    expect(judge('engine/kernel/clock.ts', '../domain/issue.ts')).toMatch(/must not import domain/);
    expect(judge('engine/pack/load.ts', '../policy/compile.ts')).toMatch(/must not import policy/);
    expect(judge('engine/policy/decide.ts', 'node:fs')).toMatch(/cli alone/);
    expect(judge('workbench/app/app.tsx', '../../engine/pack/load-pack.ts')).toMatch(/index\.ts alone/);
    expect(judge('workbench/surfaces/policy/a.tsx', '../planning/b.tsx')).toMatch(/must not import surface planning/);
    expect(judge('engine/cli/main.ts', 'node:fs')).toBeNull();
    const text =
      "import type { A } from './a.ts'; export * from './b.ts'; type C = import('./c.ts').C; await import('./d.ts');";
    expect(listImports(text)).toEqual(['./a.ts', './b.ts', './c.ts', './d.ts']);
  });
});
