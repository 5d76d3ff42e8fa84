import { useSyncExternalStore } from 'react';
import { store, type WorkbenchState } from './store.ts';

function subscribe(listen: () => void): () => void {
  const subscription = store.subscribe(listen);
  return () => {
    subscription.unsubscribe();
  };
}

/** The part of the workbench state that `select` picks; the component draws again when that part is another object. */
export function useWorkbench<Part>(select: (state: WorkbenchState) => Part): Part {
  return useSyncExternalStore(subscribe, () => select(store.getSnapshot().context));
}
