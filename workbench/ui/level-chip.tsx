/** Rising bars beside a level, so that it never rests on colour alone. */
function Bars({ filled, of }: { readonly filled: number; readonly of: number }) {
  const count = Math.max(1, Math.min(4, of));
  return (
    <svg width={count * 4} height="11" viewBox={`0 0 ${String(count * 4)} 11`} aria-hidden="true">
      {Array.from({ length: count }, (_, index) => {
        const height = 4 + ((index + 1) * 6) / count;
        return (
          <rect
            key={index}
            x={index * 4 + 0.5}
            y={10.5 - height}
            width="2.5"
            height={height}
            fill={index < filled ? 'currentColor' : 'none'}
            stroke="currentColor"
            strokeWidth="0.8"
          />
        );
      })}
    </svg>
  );
}

/**
 * A level of an ordered scale, or a plain option.
 *
 * @param rank 0 = least; null for options without an order
 * @param top rank of the highest level
 */
export function LevelChip(props: { readonly word: string; readonly rank: number | null; readonly top: number }) {
  const { word, rank, top } = props;
  if (rank === null) return <span className="level">{word}</span>;
  const tone = rank === top && top > 0 ? 'is-top' : rank === top - 1 && rank > 0 ? 'is-high' : '';
  return (
    <span className={`level ${tone}`}>
      <Bars filled={rank} of={top} />
      {word}
    </span>
  );
}
