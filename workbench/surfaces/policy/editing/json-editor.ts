import { defaultKeymap, indentWithTab } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import {
  bracketMatching,
  defaultHighlightStyle,
  foldGutter,
  foldKeymap,
  syntaxHighlighting,
} from '@codemirror/language';
import { lintGutter, nextDiagnostic, previousDiagnostic, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { Annotation, EditorSelection, EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { findDifference } from './json-locations.ts';

/** What the editor tells and asks. */
interface EditorSetup {
  readonly text: string;
  readonly label: string;
  /** Words of the editor's own controls, by their English ones. */
  readonly phrases: Readonly<Record<string, string>>;
  readonly onText: (text: string) => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  /** Tab indents inside the editor; Esc is the way out. */
  readonly onLeave: () => void;
}

export interface JsonEditor {
  readonly text: () => string;
  readonly isComposing: () => boolean;
  /** Replaces what differs; the cursor stays where it was. */
  readonly setText: (text: string) => void;
  readonly setFaults: (faults: readonly Diagnostic[]) => void;
  /** Brings a place to the top; with the focus where asked. */
  readonly reveal: (offset: number, isFocused: boolean) => void;
  readonly destroy: () => void;
}

const fromOutside = Annotation.define<boolean>();

const theme = EditorView.theme({
  '&': {
    height: '100%',
    border: '1px solid var(--border-button)',
    borderRadius: '4px',
    backgroundColor: 'var(--color-neutral-white)',
    fontSize: '0.8125rem',
  },
  '&.cm-focused': {
    outline: '2px solid var(--color-neutral-black)',
    boxShadow: '0 0 0 4px var(--color-primitive-yellow-300)',
  },
  '.cm-scroller': {
    fontFamily: '"BIZ UDGothic", "Noto Sans Mono CJK JP", ui-monospace, monospace',
    lineHeight: '1.25rem',
  },
  '.cm-gutters': { backgroundColor: 'var(--bar)', color: 'var(--ink-caption)' },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--selection) 60%, transparent)' },
  '.cm-tooltip': { border: '1px solid var(--ink)', backgroundColor: 'var(--color-neutral-white)', maxWidth: '380px' },
  '.cm-diagnostic-error': { borderInlineStart: '4px solid var(--error)' },
});

/**
 * A text editor for JSON inside a shadow root: there its styles are constructed sheets, which the page's policy on styles
 * allows.
 */
export function openJsonEditor(host: HTMLElement, setup: EditorSetup): JsonEditor {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: setup.text,
      extensions: [
        lineNumbers(),
        foldGutter(),
        lintGutter(),
        drawSelection(),
        highlightActiveLine(),
        bracketMatching(),
        syntaxHighlighting(defaultHighlightStyle),
        json(),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': setup.label, tabindex: '0' }),
        EditorState.phrases.of(setup.phrases),
        theme,
        keymap.of([
          { key: 'Escape', run: () => (setup.onLeave(), true) },
          { key: 'Mod-z', run: () => (setup.onUndo(), true) },
          { key: 'Mod-y', run: () => (setup.onRedo(), true) },
          { key: 'Mod-Shift-z', run: () => (setup.onRedo(), true) },
          { key: 'F8', run: nextDiagnostic, shift: previousDiagnostic },
          indentWithTab,
          // Ctrl+Enter runs the desk everywhere on the page.
          ...defaultKeymap.filter((binding) => binding.key !== 'Mod-Enter'),
          ...foldKeymap,
        ]),
        EditorView.updateListener.of((update) => {
          const isOwn = update.transactions.some((each) => each.docChanged && each.annotation(fromOutside) !== true);
          if (isOwn) setup.onText(update.state.doc.toString());
        }),
      ],
    }),
  });
  return {
    text: () => view.state.doc.toString(),
    isComposing: () => view.composing || view.compositionStarted,
    setText: (text) => {
      const before = view.state.doc.toString();
      if (before !== text) {
        view.dispatch({ changes: findDifference(before, text), annotations: fromOutside.of(true) });
      }
    },
    setFaults: (faults) => {
      view.dispatch(setDiagnostics(view.state, [...faults]));
    },
    reveal: (offset, isFocused) => {
      const at = Math.min(offset, view.state.doc.length);
      view.dispatch({
        selection: EditorSelection.cursor(at),
        effects: EditorView.scrollIntoView(at, { y: 'start', yMargin: 20 }),
      });
      if (isFocused) view.focus();
    },
    destroy: () => {
      view.destroy();
    },
  };
}
