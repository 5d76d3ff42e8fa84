import { useEffect, useRef, type RefObject } from 'react';

/** Hides the rest of the page from keyboard, readers and printer while a sheet stands before it; Esc closes the sheet. */
export function usePrintView(onClose: () => void): RefObject<HTMLButtonElement | null> {
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const app = document.querySelector<HTMLElement>('.app');
    const before = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    app?.setAttribute('inert', '');
    document.documentElement.classList.add('has-summary');
    close.current?.focus();
    return () => {
      app?.removeAttribute('inert');
      document.documentElement.classList.remove('has-summary');
      before?.focus();
    };
  }, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing) return;
      const isOfScreens =
        event.key === 'F6' || ((event.ctrlKey || event.metaKey) && /^([1-4zy]|Enter)$/i.test(event.key));
      if (event.key === 'Escape') onClose();
      // Keys of the screens behind act on nothing that is seen.
      if (event.key === 'Escape' || isOfScreens) event.stopPropagation();
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => {
      window.removeEventListener('keydown', onKey, { capture: true });
    };
  }, [onClose]);
  return close;
}
