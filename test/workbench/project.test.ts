import { describe, expect, test } from 'vitest';
import {
  addStep,
  currentTexts,
  listChangedFiles,
  openProject,
  redoStep,
  undoStep,
} from '../../workbench/state/project.ts';

const opened = openProject('desk', 'bundled', { 'desk.json': 'one' });
const edit = { file: 'desk.json', pointer: '/a', value: 1 };

describe('one open project', () => {
  test('undo goes back step by step to the files as opened, redo forward again', () => {
    const two = addStep(addStep(opened, edit, { 'desk.json': 'two' }), edit, { 'desk.json': 'three' });
    expect(currentTexts(two)['desk.json']).toBe('three');
    expect(currentTexts(undoStep(two))['desk.json']).toBe('two');
    expect(currentTexts(undoStep(undoStep(two)))).toBe(opened.original);
    expect(currentTexts(redoStep(undoStep(two)))['desk.json']).toBe('three');
  });

  test('there is nothing to undo in a pack just opened, nor to redo after the last step', () => {
    expect(undoStep(opened)).toBe(opened);
    expect(redoStep(opened)).toBe(opened);
  });

  test('only files that differ from those opened are there to save', () => {
    expect(listChangedFiles(opened)).toEqual([]);
    const changed = addStep(opened, edit, { 'desk.json': 'two' });
    expect(listChangedFiles(changed)).toEqual([['desk.json', 'two']]);
    expect(listChangedFiles(addStep(changed, edit, { 'desk.json': 'one' }))).toEqual([]);
  });

  test('a new change gives up what had been undone', () => {
    const undone = undoStep(addStep(opened, edit, { 'desk.json': 'two' }));
    const other = addStep(undone, edit, { 'desk.json': 'other' });
    expect(other.undone).toEqual([]);
    expect(currentTexts(redoStep(other))['desk.json']).toBe('other');
  });
});
