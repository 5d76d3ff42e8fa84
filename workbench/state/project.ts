import type { Json } from './json.ts';

/** File name relative to the pack → its text as last read or written. */
export type PackTexts = Readonly<Record<string, string>>;

/** One change a user made: a place in a file and the value put there. */
export interface Edit {
  readonly file: string;
  /** JSON Pointer (RFC 6901) into that file. */
  readonly pointer: string;
  readonly value: Json;
}

interface Step {
  readonly edit: Edit;
  /** The files after the edit. */
  readonly texts: PackTexts;
}

/** A pack that is open, with everything done to it since. */
export interface Project {
  readonly id: string;
  readonly origin: 'bundled' | 'opened';
  /** The files as they were opened. */
  readonly original: PackTexts;
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
}

export function openProject(id: string, origin: Project['origin'], texts: PackTexts): Project {
  return { id, origin, original: texts, done: [], undone: [] };
}

/** The files as they stand now. */
export function currentTexts(project: Project): PackTexts {
  return project.done.at(-1)?.texts ?? project.original;
}

/** The files that differ from those opened, with their texts. */
export function listChangedFiles(project: Project): readonly (readonly [string, string])[] {
  return Object.entries(currentTexts(project)).filter(([file, text]) => project.original[file] !== text);
}

/** Adds a change, given the files after it; what had been undone is given up. */
export function addStep(project: Project, edit: Edit, texts: PackTexts): Project {
  return { ...project, done: [...project.done, { edit, texts }], undone: [] };
}

export function undoStep(project: Project): Project {
  const step = project.done.at(-1);
  return step ? { ...project, done: project.done.slice(0, -1), undone: [...project.undone, step] } : project;
}

export function redoStep(project: Project): Project {
  const step = project.undone.at(-1);
  return step ? { ...project, done: [...project.done, step], undone: project.undone.slice(0, -1) } : project;
}
