/** The mark of the product: a window of four panes. */
export function WindowMark() {
  return (
    <svg className="icon" width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
      <g fill="none" stroke="var(--action)" strokeWidth="2">
        <rect x="2" y="2" width="14" height="14" />
        <path d="M9 2v14M2 9h14" />
      </g>
    </svg>
  );
}

/** The warning sign beside the fixed line and beside errors. */
export function WarningSign() {
  return (
    <svg className="icon" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      <path d="M7 1.5 13 12.5H1Z" fill="none" stroke="currentColor" strokeWidth="1.4" strokeLinejoin="round" />
      <path d="M7 5.5v3.4M7 10.2v1.2" stroke="currentColor" strokeWidth="1.4" />
    </svg>
  );
}
