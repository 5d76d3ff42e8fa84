/** The columns of the shared time axis: a label, one for each hour, a total. Every table by the hour starts with them. */
export function AxisColumns({ hours }: { readonly hours: readonly number[] }) {
  return (
    <colgroup>
      <col className="axis-label" />
      {hours.map((hour) => (
        <col key={hour} />
      ))}
      <col className="axis-total" />
    </colgroup>
  );
}
