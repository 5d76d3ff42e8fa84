import { readDocuments, readPack } from './documents.ts';
import { readAt, type Json } from './json.ts';
import { workFormatVersion } from './look-for-work.ts';
import { notices, tell } from './notices.ts';
import { currentPlan } from './plans.ts';
import { currentTexts } from './project.ts';
import { readLocalized } from './sourced.ts';
import { store, type WorkbenchState } from './store.ts';
import { isUntouched, openKeptPlans, readWork, writeWork, type Work } from './work.ts';
import type { KeptWork } from './work-shelf.ts';

/** Work is kept this long after the last change. */
const settleMilliseconds = 400;
/** The page does not wait longer than this for storage when it starts. */
const longestStart = 3_000;

function drawToken(): string {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Who writes: one token a page, so that two windows are told apart. */
const owner = drawToken();
/** Key of the work on screen; null until something of it is kept. */
let key: string | null = null;
let release: (() => void) | null = null;
/** Kept work is being put on screen: that is no change to be kept. */
let isShowing = false;
/** The page has started without waiting for storage any longer. */
let isLate = false;

const loadShelf = () => import('./work-shelf.ts');

function lockName(of: string): string {
  return `madoguchi-work-${of}`;
}

/** The browser frees the lock of a window that is gone, however it went. Without locks every work counts as free. */
function hasLocks(): boolean {
  return 'locks' in navigator;
}

/** Marks a work as open in this window; false where another window has it open. */
function claim(of: string): Promise<boolean> {
  if (!hasLocks()) return Promise.resolve(true);
  return new Promise((resolve) => {
    const holding = navigator.locks.request(lockName(of), { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      return lock === null ? undefined : new Promise<void>((free) => (release = free));
    });
    holding.catch(() => {
      resolve(true);
    });
  });
}

async function isOpenSomewhere(of: string): Promise<boolean> {
  if (of === key || !hasLocks()) return of === key;
  const { held } = await navigator.locks.query();
  return held?.some(({ name }) => name === lockName(of)) ?? false;
}

function letGo(): void {
  release?.();
  release = null;
  key = null;
}

/** Puts work on screen; a training session is played again on the pack as it stands. */
export async function showWork(work: Work): Promise<void> {
  const plans = openKeptPlans(work);
  store.trigger.languageChosen({ language: work.language });
  store.trigger.plansOpened({ plans });
  store.trigger.seedChanged({ seed: work.seed });
  store.trigger.precisionChanged({ precision: work.precision });
  store.trigger.mostReplicationsChanged({ most: work.mostReplications });
  store.trigger.surfaceChosen({ surface: work.surface });
  if (work.training === null) return;
  const { replayTraining } = await import('./kept-training.ts');
  const { pack } = readPack(currentTexts(currentPlan(plans).project));
  const training = pack === null ? null : replayTraining(pack, work.training);
  if (training !== null) store.trigger.trainingChanged({ training });
}

/** The state as work, to be kept or saved as a file. */
export async function captureWork(state: WorkbenchState): Promise<Work> {
  if (state.training === null) return writeWork(state, null);
  const { writeTraining } = await import('./kept-training.ts');
  return writeWork(state, writeTraining(state.training));
}

/** Opens a kept work in this window. */
async function openKept({ key: of }: KeptWork): Promise<'opened' | 'elsewhere' | 'unreadable'> {
  letGo();
  if (!(await claim(of))) return 'elsewhere';
  const { takeWork } = await loadShelf();
  const kept = await takeWork(of, owner);
  const reading = readWork(kept === null ? undefined : (JSON.parse(JSON.stringify(kept.work)) as Json));
  if (kept === null || reading.work === null) {
    letGo();
    if (reading.problem?.code === 'newer') tell({ hasNewer: true });
    return 'unreadable';
  }
  key = of;
  isShowing = true;
  await showWork(reading.work).finally(() => (isShowing = false));
  tell({ keeping: 'kept', keptAt: kept.keptAt, restoredAt: kept.keptAt });
  return 'opened';
}

async function openNewest(): Promise<boolean> {
  const { listWorks } = await loadShelf();
  for (const kept of await listWorks()) {
    if (isLate) return false;
    if (kept.formatVersion > workFormatVersion) {
      tell({ hasNewer: true });
      continue;
    }
    const outcome = await openKept(kept);
    if (outcome === 'opened') return true;
    if (outcome === 'elsewhere') tell({ isElsewhere: true });
  }
  return false;
}

/**
 * Opens the work that was kept last and is open in no other window.
 * @returns false where there is none, or this window has no storage
 */
export async function restoreWork(): Promise<boolean> {
  const late = new Promise<null>((resolve) => {
    setTimeout(resolve, longestStart, null);
  });
  try {
    const opened = await Promise.race([openNewest(), late]);
    isLate = opened === null;
    if (isLate) tell({ keeping: 'unavailable' });
    return opened === true;
  } catch {
    // A window may have no storage at all: work goes on, and the user is told.
    tell({ keeping: 'unavailable' });
    return false;
  }
}

/** The parts of the state whose change is worth keeping. */
function partsOf(state: WorkbenchState): readonly unknown[] {
  const { plans, surface, language, seed, precision, mostReplications, training } = state;
  return [plans, surface, language, seed, precision, mostReplications, training];
}

function sameParts(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.every((part, place) => part === b[place]);
}

let known: readonly unknown[] = [];
let waiting: ReturnType<typeof setTimeout> | undefined;
let writing: Promise<void> = Promise.resolve();

async function write(state: WorkbenchState, of: string | null): Promise<void> {
  try {
    const { putWork, removeOldest } = await loadShelf();
    const isNew = of === null;
    const place = of ?? drawToken();
    if (isNew) await claim(place);
    const title = readLocalized(readAt(readDocuments(state.project.original)['pack.json'], 'title'));
    const keptAt = Date.now();
    const kept = { owner, keptAt, formatVersion: workFormatVersion, title, work: await captureWork(state) };
    if (await putWork({ ...kept, key: place })) key = place;
    else {
      letGo();
      const copy = drawToken();
      await claim(copy);
      await putWork({ ...kept, key: copy });
      key = copy;
      tell({ isCopy: true });
    }
    if (isNew) await removeOldest(isOpenSomewhere);
    tell({ keeping: 'kept', keptAt });
  } catch {
    // Storage may be full or taken away at any time; the next change tries again.
    tell({ keeping: 'unavailable' });
  }
}

function keepNow(state: WorkbenchState): void {
  clearTimeout(waiting);
  waiting = undefined;
  writing = writing.then(() => write(state, key));
}

/**
 * Keeps what is on screen from now on, a moment after each change, and at once when the page is left.
 * @param started the state as the page began
 */
export function followWork(started: WorkbenchState): void {
  let last = started;
  known = partsOf(last);
  const follow = (state: WorkbenchState) => {
    if (isShowing) {
      last = state;
      known = partsOf(state);
      return;
    }
    const isOtherPack = state.project.original !== last.project.original;
    if (isOtherPack) {
      // What is still to be kept of the pack before is kept; the new one gets a key of its own.
      if (waiting !== undefined) keepNow(last);
      if (notices.getSnapshot().context.keptAt !== null || key !== null) writing = writing.then(letGo);
    }
    last = state;
    const parts = partsOf(state);
    if (sameParts(parts, known)) return;
    known = parts;
    clearTimeout(waiting);
    if (isOtherPack && isUntouched(state)) {
      waiting = undefined;
      return;
    }
    if (notices.getSnapshot().context.keeping !== 'unavailable') tell({ keeping: 'waiting' });
    waiting = setTimeout(() => {
      keepNow(store.getSnapshot().context);
    }, settleMilliseconds);
  };
  // What was done before this script had come is looked at once.
  follow(store.getSnapshot().context);
  store.subscribe(({ context: state }) => {
    follow(state);
  });
  const flush = () => {
    if (waiting !== undefined) keepNow(store.getSnapshot().context);
  };
  window.addEventListener('pagehide', flush);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') flush();
  });
}

/** Gives the work on screen up: it is no longer kept, and the next change starts a new one. */
export async function forgetWork(): Promise<void> {
  clearTimeout(waiting);
  waiting = undefined;
  await writing;
  const old = key;
  letGo();
  if (old !== null) {
    const { removeWork } = await loadShelf();
    await removeWork(old);
  }
  tell({ restoredAt: null, keeping: 'idle', keptAt: null });
}

/** Other works that are kept in this browser and open in no window, newest first. */
export async function listOtherWorks(): Promise<readonly KeptWork[]> {
  const { listWorks } = await loadShelf();
  const works = await listWorks();
  const open = await Promise.all(works.map(({ key: of }) => isOpenSomewhere(of)));
  return works.filter(({ formatVersion }, place) => open[place] === false && formatVersion <= workFormatVersion);
}

/** Opens another kept work; what is on screen is kept first. */
export async function openOtherWork(kept: KeptWork): Promise<boolean> {
  if (waiting !== undefined) keepNow(store.getSnapshot().context);
  await writing;
  return (await openKept(kept)) === 'opened';
}
