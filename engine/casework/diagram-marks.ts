import type { Localized } from '../domain/localized.ts';
import type { Point } from './diagram-layout.ts';

/** Colours of the Digital Agency design tokens; every difference also has a form: a tick, a dash, a word. */
export const ink = { text: '#1a1a1a', faint: '#666666', line: '#949494', accent: '#0017c1', wash: '#e8f1fe' };
export const fonts = "'BIZ UDPGothic','Yu Gothic UI',Meiryo,'Noto Sans JP','Noto Sans CJK JP',sans-serif";
export const here: Localized = { ja: '今ここ', en: 'Now here' };

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (each) => escapes[each] ?? each);
}

export function showNumber(value: number): string {
  return String(Math.round(value * 10) / 10);
}

export function drawText(at: Point, text: string, fill: string, more = ''): string {
  return `<text x="${showNumber(at.x)}" y="${showNumber(at.y)}" fill="${fill}"${more}>${escapeXml(text)}</text>`;
}

/** A smooth line through the points of the layout, each inner point bending it. */
export function drawPath(points: readonly Point[]): string {
  const [start, ...rest] = points.map(({ x, y }) => `${showNumber(x)} ${showNumber(y)}`);
  const bends = points.slice(1, -1).map((point, index) => {
    const next = points[index + 2] ?? point;
    const isLast = index === points.length - 3;
    const end = isLast ? next : { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 };
    return `Q${showNumber(point.x)} ${showNumber(point.y)} ${showNumber(end.x)} ${showNumber(end.y)}`;
  });
  return bends.length > 0 ? `M${start ?? ''}${bends.join('')}` : `M${start ?? ''}L${rest.at(-1) ?? ''}`;
}

export function drawTip(id: string, fill: string): string {
  return `<marker id="${id}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L8 4L0 8Z" fill="${fill}"/></marker>`;
}
