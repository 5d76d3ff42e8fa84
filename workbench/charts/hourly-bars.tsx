import { Bar, CartesianGrid, ComposedChart, Line, ReferenceArea, ResponsiveContainer, XAxis, YAxis } from 'recharts';

/** One column of the chart, per hour of one average day. */
export interface HourBar {
  readonly hour: number;
  readonly connected: number | null;
  readonly autoReplied: number | null;
  /** Connected by theory. */
  readonly theory: number | null;
  readonly responseRate: number | null;
}

function percent(rate: number | null): string {
  return rate === null ? '' : String(Math.round(rate * 100));
}

/** Round ticks from 0 to at least `most`, six gridlines at most. */
function chooseTicks(most: number): number[] {
  if (most <= 0) return [0, 1];
  const magnitude = 10 ** Math.floor(Math.log10(most));
  const step = [0.1, 0.2, 0.5, 1, 2].map((each) => each * magnitude).find((each) => most / each <= 5) ?? magnitude * 2;
  const count = Math.ceil(most / step - 1e-9);
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(6)));
}

/** Two lines under each column: the clock hour and the response rate of that hour in percent. */
function HourTick(props: { readonly x: number; readonly y: number; readonly hour: number; readonly rate: string }) {
  return (
    <text x={props.x} y={props.y + 12} textAnchor="middle" className="axis-text">
      <tspan>{props.hour}</tspan>
      <tspan x={props.x} dy="15" className="is-ink">
        {props.rate}
      </tspan>
    </text>
  );
}

/** ◇ at a point of the theory line. */
function TheoryMark({ cx, cy }: { readonly cx?: number; readonly cy?: number }) {
  if (cx === undefined || cy === undefined || !Number.isFinite(cy)) return null;
  return (
    <path
      d={`M${String(cx)} ${String(cy - 4.5)}l4.5 4.5-4.5 4.5-4.5-4.5Z`}
      fill="var(--color-neutral-white)"
      stroke="var(--ink)"
      strokeWidth="1.4"
    />
  );
}

/**
 * Contacts by the hour: connected with those who met a full desk stacked on top, on the time axis of the tables.
 *
 * @param label the chart in words, for readers who cannot see it; its numbers stand in the table twin
 */
export default function HourlyBars(props: {
  readonly rows: readonly HourBar[];
  readonly focusedHour: number | null;
  readonly label: string;
  /** Width of the label column and of the total column of the tables that share the time axis. */
  readonly labelWidth: number;
  readonly totalWidth: number;
  readonly words: { readonly connected: string; readonly lost: string; readonly theory: string };
  readonly onFocusHour: (hour: number) => void;
}) {
  const ticks = chooseTicks(Math.max(0, ...props.rows.map((row) => (row.connected ?? 0) + (row.autoReplied ?? 0))));
  const rates = new Map(props.rows.map((row) => [row.hour, percent(row.responseRate)]));
  return (
    <figure role="img" aria-label={props.label} className="hourly-bars">
      <ResponsiveContainer width="100%" height="100%">
        <ComposedChart
          data={[...props.rows]}
          margin={{ top: 8, right: props.totalWidth, bottom: 0, left: 0 }}
          accessibilityLayer={false}
          barCategoryGap="16%"
          onMouseMove={(state) => {
            const hour = Number(state.activeLabel);
            if (state.activeLabel !== undefined && Number.isFinite(hour)) props.onFocusHour(hour);
          }}
        >
          <defs>
            <pattern id="lost-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect width="5" height="5" fill="var(--color-neutral-white)" />
              <rect width="2" height="5" fill="var(--auto-replied)" />
            </pattern>
          </defs>
          <CartesianGrid vertical={false} stroke="var(--hairline)" />
          {props.focusedHour !== null && (
            <ReferenceArea x1={props.focusedHour} x2={props.focusedHour} fill="var(--selection)" fillOpacity={1} />
          )}
          <XAxis
            dataKey="hour"
            interval={0}
            height={36}
            tickLine={false}
            axisLine={{ stroke: 'var(--border-cell)' }}
            tick={({ x, y, payload }) => {
              const hour = Number(payload.value);
              return <HourTick x={Number(x)} y={Number(y)} hour={hour} rate={rates.get(hour) ?? ''} />;
            }}
          />
          <YAxis
            width={props.labelWidth}
            domain={[0, ticks.at(-1) ?? 1]}
            ticks={ticks}
            interval={0}
            tickLine={false}
            axisLine={false}
            className="axis-text"
          />
          <Bar
            dataKey="connected"
            name={props.words.connected}
            stackId="contacts"
            fill="var(--connected)"
            stroke="var(--connected-stroke)"
            isAnimationActive={false}
          />
          <Bar
            dataKey="autoReplied"
            name={props.words.lost}
            stackId="contacts"
            fill="url(#lost-hatch)"
            stroke="var(--auto-replied)"
            isAnimationActive={false}
          />
          <Line
            dataKey="theory"
            name={props.words.theory}
            stroke="var(--ink)"
            strokeWidth={1.4}
            type="linear"
            dot={<TheoryMark />}
            activeDot={false}
            isAnimationActive={false}
          />
        </ComposedChart>
      </ResponsiveContainer>
    </figure>
  );
}
