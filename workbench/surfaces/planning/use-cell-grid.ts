import { useEffect, useId, useRef, useState, type ClipboardEvent, type KeyboardEvent, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { store } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import {
  blockBetween,
  fillBlock,
  isInBlock,
  listPlaces,
  nextCell,
  parsePasted,
  placePasted,
  writeCopied,
  type CellBlock,
  type CellGrid,
  type CellPlace,
  type CellWrite,
} from './cell-block.ts';

const steps: Readonly<Record<string, CellPlace>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
};

/** What a grid of cells adds to each of its number fields. */
export interface CellField {
  readonly judge: (value: number) => string | null;
  readonly problemId: string;
  readonly onProblem: (problem: string | null) => void;
  readonly onCellFocus: () => void;
  readonly onOtherKey: (event: KeyboardEvent<HTMLInputElement>) => void;
  readonly onPaste: (event: ClipboardEvent<HTMLInputElement>) => void;
  readonly onCopy: (event: ClipboardEvent<HTMLInputElement>) => void;
}

export interface CellGridControl {
  /** Of the table that holds the cells; each `td` carries `data-cell="row,column"`. */
  readonly table: RefObject<HTMLTableElement | null>;
  readonly isSelected: (place: CellPlace) => boolean;
  /** Number of cells selected together; 0 where there is no selection. */
  readonly selected: number;
  readonly fieldOf: (place: CellPlace) => CellField;
  /** The sentence under the grid: what was refused and what to type; null where nothing was. */
  readonly problem: string | null;
  readonly problemId: string;
  /** What the last paste left out; null where it left out nothing. */
  readonly notice: string | null;
}

/**
 * A grid of number fields that works like a spreadsheet: arrows move, Shift with arrows selects, Ctrl+D and Ctrl+R fill, a
 * block is pasted and copied. What is refused stays as a draft in its cell, is told under the grid, and marks the results
 * as those of before.
 *
 * @param name of the grid among those whose refused drafts the store counts
 * @param write puts numbers into cells, all as one step
 * @param nameOf how a cell is called in a sentence
 */
export function useCellGrid(
  name: string,
  grid: CellGrid,
  write: (writes: readonly CellWrite[]) => void,
  nameOf: (place: CellPlace) => string,
): CellGridControl {
  const { t } = useText();
  const table = useRef<HTMLTableElement>(null);
  const problemId = useId();
  const [selection, setSelection] = useState<{ readonly from: CellPlace; readonly to: CellPlace } | null>(null);
  const [problems, setProblems] = useState<ReadonlyMap<string, string>>(new Map());
  const [pasteProblem, setPasteProblem] = useState<string | null>(null);
  const [notice, setNotice] = useState<string | null>(null);
  const latest = useRef({ grid, write });
  latest.current = { grid, write };
  const isRefused = problems.size > 0;
  useEffect(() => {
    store.trigger.refusalChanged({ grid: name, isRefused });
  }, [name, isRefused]);
  useEffect(
    () => () => {
      store.trigger.refusalChanged({ grid: name, isRefused: false });
    },
    [name],
  );

  const block = selection === null ? null : blockBetween(selection.from, selection.to);
  const blockAt = (place: CellPlace): CellBlock => block ?? blockBetween(place, place);

  const move = (event: KeyboardEvent<HTMLInputElement>, place: CellPlace, step: CellPlace) => {
    const input = event.currentTarget;
    const isInsideText = step.column !== 0 && input.selectionStart === input.selectionEnd && input.value !== '';
    if (isInsideText) return;
    if (event.shiftKey) {
      const from = selection?.from ?? place;
      const to = selection?.to ?? place;
      const next = { row: to.row + step.row, column: to.column + step.column };
      const isInside = next.row >= 0 && next.row < grid.rows && next.column >= 0 && next.column < grid.columns;
      if (isInside) setSelection({ from, to: next });
      event.preventDefault();
      return;
    }
    const next = nextCell(grid, place, step);
    if (next === null) return;
    table.current
      ?.querySelector<HTMLInputElement>(`[data-cell="${String(next.row)},${String(next.column)}"] input`)
      ?.focus();
    event.preventDefault();
  };

  const onOtherKey = (event: KeyboardEvent<HTMLInputElement>, place: CellPlace) => {
    const isControl = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    const step = steps[event.key];
    if (isControl && (key === 'd' || key === 'r')) {
      const isHeld = event.defaultPrevented;
      event.preventDefault();
      if (isHeld) return;
      // A draft that the field has just committed must be on the grid before it is copied.
      flushSync(() => undefined);
      const { grid: now, write: put } = latest.current;
      put(fillBlock(blockAt(place), key === 'd' ? 'down' : 'right', now));
    } else if (isControl || event.altKey) return;
    else if (step) move(event, place, step);
    else if (event.key === 'Escape' && block !== null && !event.defaultPrevented) {
      setSelection(null);
      event.preventDefault();
      event.stopPropagation();
    }
  };

  const onPaste = (event: ClipboardEvent<HTMLInputElement>, place: CellPlace) => {
    const pasted = parsePasted(event.clipboardData.getData('text/plain'));
    const isSingle = pasted.length === 1 && pasted[0]?.length === 1;
    if (isSingle && block === null) return;
    event.preventDefault();
    const placed = placePasted(pasted, blockAt(place), grid);
    if (placed.kind === 'refused') {
      const { row, column, text } = placed;
      setPasteProblem(t('grid.pasteRefused', { row, column, text, problem: placed.problem ?? t('ui.notANumber') }));
      setNotice(null);
      return;
    }
    setPasteProblem(null);
    setNotice(placed.skipped === 0 ? null : t('grid.skipped', { count: placed.skipped }));
    write(placed.writes);
  };

  const onCopy = (event: ClipboardEvent<HTMLInputElement>) => {
    if (block === null) return;
    event.clipboardData.setData('text/plain', writeCopied(block, grid));
    event.preventDefault();
  };

  const onProblem = (place: CellPlace, problem: string | null) => {
    const key = `${String(place.row)},${String(place.column)}`;
    setProblems((known) => {
      if ((known.get(key) ?? null) === problem) return known;
      const others = new Map(known);
      if (problem === null) others.delete(key);
      else others.set(key, t('grid.problem', { cell: nameOf(place), problem }));
      return others;
    });
  };

  const [firstProblem] = problems.values();
  return {
    table,
    isSelected: (place) => block !== null && isInBlock(block, place),
    selected: block === null ? 0 : listPlaces(block).filter((place) => grid.isCell(place)).length,
    fieldOf: (place) => ({
      judge: grid.judge,
      problemId,
      onProblem: (problem) => {
        onProblem(place, problem);
      },
      onCellFocus: () => {
        setSelection(null);
        setPasteProblem(null);
        setNotice(null);
      },
      onOtherKey: (event) => {
        onOtherKey(event, place);
      },
      onPaste: (event) => {
        onPaste(event, place);
      },
      onCopy,
    }),
    problem: firstProblem ?? pasteProblem,
    problemId,
    notice,
  };
}
