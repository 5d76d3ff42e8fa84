import { Component, type ReactNode } from 'react';
import { useText } from '../text/use-text.ts';
import { WarningSign } from '../ui/icons.tsx';
import { saveWork } from './save-work.ts';

function Crashed({ fault, onAgain }: { readonly fault: string; readonly onAgain: () => void }) {
  const { t } = useText();
  return (
    <section className="column crash" aria-label={t('crash.title')} data-region tabIndex={-1}>
      <div role="alert">
        <h2>
          <WarningSign /> {t('crash.title')}
        </h2>
        <p>{t('crash.what')}</p>
      </div>
      <p className="crash-tools">
        <button type="button" className="button is-primary" onClick={() => void saveWork()}>
          {t('work.saveWork')}
        </button>
        <button type="button" className="button" onClick={onAgain}>
          {t('crash.again')}
        </button>
      </p>
      <details>
        <summary>{t('crash.detail')}</summary>
        <pre className="crash-detail">{fault}</pre>
      </details>
    </section>
  );
}

interface Props {
  readonly children: ReactNode;
  /** Whether nothing is drawn in place of what failed; the message then stands elsewhere. */
  readonly isSilent?: boolean;
}

/** Keeps a fault of one surface to itself: it says so, offers to save the work, and the others go on. */
export class ErrorBoundary extends Component<Props, { readonly fault: string | null }> {
  override state = { fault: null };

  static getDerivedStateFromError(fault: unknown): { fault: string } {
    return { fault: fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault) };
  }

  override render(): ReactNode {
    const { fault } = this.state;
    if (fault === null) return this.props.children;
    if (this.props.isSilent === true) return null;
    return (
      <Crashed
        fault={fault}
        onAgain={() => {
          this.setState({ fault: null });
        }}
      />
    );
  }
}
