import { useState } from 'react';
import { readPack } from '../../../state/documents.ts';
import { hashContent, hasErrors, loadExchange, type Issue } from '../../../state/engine.ts';
import type { Json } from '../../../state/json.ts';
import { currentTexts } from '../../../state/project.ts';
import { store } from '../../../state/store.ts';
import { useText } from '../../../text/use-text.ts';
import { FileButton } from '../../../ui/file-button.tsx';
import { saveFile } from '../../../ui/save-file.ts';
import { submitDocument } from '../editing/editing-store.ts';
import { findNewPersonal } from '../editing/personal-strings.ts';
import { IssueRows } from './issue-rows.tsx';

const file = 'policy.json';
const formats = ['xlsx', 'csv', 'dmn'] as const;
type Format = (typeof formats)[number];

const types: Readonly<Record<Format, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  dmn: 'application/xml',
};

interface Told {
  readonly words: string;
  readonly issues: readonly Issue[];
}

/** The policy of a JSON text, with what is wrong with it as part of the open pack. */
function readJsonText(text: string, shownAs: string): { readonly document: Json | null; readonly issues: Issue[] } {
  const texts = currentTexts(store.getSnapshot().context.project);
  const { issues } = readPack({ ...texts, [file]: text });
  const own = issues.filter((issue) => issue.file === file).map((issue) => ({ ...issue, file: shownAs }));
  const document = hasErrors(own) ? null : (JSON.parse(text.replace(/^\uFEFF/, '')) as Json);
  return { document, issues: own };
}

async function readFiles(files: readonly File[]): Promise<{ document: Json | null; issues: readonly Issue[] }> {
  const json = files.find(({ name }) => /\.json$/i.test(name));
  if (json !== undefined) return readJsonText(await json.text(), json.name);
  const { readPolicyFiles } = await loadExchange();
  const given = await Promise.all(
    files.map(async (each) => ({ name: each.name, content: new Uint8Array(await each.arrayBuffer()) })),
  );
  const { document, policy, issues } = await readPolicyFiles(given);
  return { document: policy === null ? null : (document as Json), issues };
}

/** The policy as files of other programs, out and in. A file with faults changes nothing and says what to mend. */
export function ExchangePanel({ document }: { readonly document: Json }) {
  const { t } = useText();
  const [told, setTold] = useState<Told>({ words: '', issues: [] });
  const save = async (format: Format) => {
    setTold({ words: t('exchange.writing'), issues: [] });
    const { writePolicyFiles } = await loadExchange();
    const { files, issues } = await writePolicyFiles(document, format, file);
    for (const { name, content } of files) saveFile(name, content, types[format]);
    const names = files.map(({ name }) => name).join(t('policy.and'));
    setTold({ words: files.length === 0 ? t('exchange.notWritten') : t('exchange.written', { names }), issues });
  };
  const open = async (files: readonly File[]) => {
    setTold({ words: t('exchange.reading'), issues: [] });
    const { document: read, issues } = await readFiles(files);
    if (read === null) {
      setTold({ words: t('exchange.refused'), issues });
      return;
    }
    const isSame = hashContent(read) === hashContent(document);
    const isHeld = findNewPersonal(document, read).length > 0;
    if (!isSame) submitDocument(read);
    setTold({ words: t(isSame ? 'exchange.same' : isHeld ? 'exchange.held' : 'exchange.taken'), issues });
  };
  return (
    <div className="section exchange">
      <div className="section-head">
        <h2>{t('exchange.title')}</h2>
      </div>
      <div className="tools">
        {formats.map((format) => (
          <button
            key={format}
            type="button"
            className="button"
            onClick={() => {
              void save(format);
            }}
          >
            {t(`exchange.save.${format}`)}
          </button>
        ))}
        <button
          type="button"
          className="button"
          onClick={() => {
            saveFile(file, `${JSON.stringify(document, null, 2)}\n`, 'application/json');
            setTold({ words: t('exchange.written', { names: file }), issues: [] });
          }}
        >
          {t('exchange.save.json')}
        </button>
        <FileButton
          label={t('exchange.open')}
          accept=".xlsx,.csv,.json"
          isMultiple
          onFiles={(files) => {
            void open(files);
          }}
        />
      </div>
      <p className="caption">{t('exchange.hint')}</p>
      <p role="status">{told.words}</p>
      <IssueRows issues={told.issues} />
    </div>
  );
}
