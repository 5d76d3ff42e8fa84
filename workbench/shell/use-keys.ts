import { useEffect, useRef } from 'react';
import { redo, undo } from '../state/edit.ts';
import { cancelRun, startRun } from '../state/run-controller.ts';
import { store, surfaces } from '../state/store.ts';

const notTyped: ReadonlySet<string> = new Set([
  'button',
  'checkbox',
  'color',
  'file',
  'radio',
  'range',
  'reset',
  'submit',
]);

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !notTyped.has(target.type);
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  );
}

/** Moves the focus to the next or previous bar or column. */
function moveRegion(step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')];
  const current = regions.findIndex((region) => region.contains(document.activeElement));
  const next = current === -1 ? 0 : (current + step + regions.length) % regions.length;
  regions[next]?.focus();
}

function onControlKey(key: string, isShifted: boolean): boolean {
  const surface = surfaces[Number(key) - 1];
  if (/^[1-4]$/.test(key) && surface) store.trigger.surfaceChosen({ surface });
  else if (/^[zy]$/.test(key) && store.getSnapshot().context.surface === 'training') return false;
  else if (key === 'z' && !isShifted) undo();
  else if (key === 'y' || (key === 'z' && isShifted)) redo();
  else if (key === 'enter' && store.getSnapshot().context.surface !== 'training') startRun();
  else return false;
  return true;
}

/** The keys that work everywhere; undo does not where nothing that it would change is in sight. While an input method composes, every key belongs to it. */
export function useKeys(onKeyList: () => void): void {
  const showKeys = useRef(onKeyList);
  useEffect(() => {
    showKeys.current = onKeyList;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented || document.querySelector('dialog[open]')) return;
      let isHandled = false;
      if (event.ctrlKey || event.metaKey) isHandled = onControlKey(event.key.toLowerCase(), event.shiftKey);
      else if (event.key === 'F6') {
        moveRegion(event.shiftKey ? -1 : 1);
        isHandled = true;
      } else if (event.key === 'Escape' && !document.querySelector(':popover-open')) cancelRun();
      else if (event.key === '?' && !isTyping(event.target)) {
        showKeys.current();
        isHandled = true;
      }
      if (isHandled) event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
    };
  }, []);
}
