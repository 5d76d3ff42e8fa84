import { formatJsonPointer } from '../domain/json-pointer.ts';
import type { Issue } from '../domain/issue.ts';
import type { OperationsSurvey } from './operations-survey-schema.ts';
import { createPackIssue } from './pack-issues.ts';

const file = 'survey.json';

/**
 * What the form of survey.json cannot say: as many counts, percentages and bases as columns, words for every id, table ids that stand
 * once, known differences that name a table and an inconsistency of the pack.
 *
 * @param inconsistencies ids listed in pack.json
 */
export function checkOperationsSurvey(survey: OperationsSurvey, inconsistencies: readonly string[]): Issue[] {
  const issues: Issue[] = [];
  const report = (code: Parameters<typeof createPackIssue>[0], path: PropertyKey[], params: Issue['params']) =>
    issues.push(createPackIssue(code, { file, pointer: formatJsonPointer(path) }, params));
  const seen = new Set<string>();

  survey.tables.forEach((table, place) => {
    const at = (...rest: PropertyKey[]) => ['tables', place, ...rest];
    const needed = table.columns.length;
    if (seen.has(table.id)) report('table-twice', at('id'), { got: table.id });
    seen.add(table.id);
    if (table.bases.length !== needed) report('table-shape', at('bases'), { got: table.bases.length, needed });
    table.rows.forEach(({ id, label, counts, percents = counts }, row) => {
      if (counts.length !== needed) report('table-shape', at('rows', row, 'counts'), { got: counts.length, needed });
      if (percents.length !== counts.length) {
        report('table-shape', at('rows', row, 'percents'), { got: percents.length, needed: counts.length });
      }
      if (!label && !Object.hasOwn(survey.labels, id)) report('label-missing', at('rows', row, 'id'), { got: id });
    });
    table.columns.forEach((id, column) => {
      if (!Object.hasOwn(survey.labels, id)) report('label-missing', at('columns', column), { got: id });
    });
  });
  for (const list of ['knownDifferences', 'knownSumDifferences'] as const) {
    survey[list].forEach(({ table, inconsistency }, place) => {
      if (!seen.has(table)) report('table-unknown', [list, place, 'table'], { got: table });
      if (!inconsistencies.includes(inconsistency)) {
        const params = { got: inconsistency, allowed: inconsistencies };
        report('inconsistency-unknown', [list, place, 'inconsistency'], params);
      }
    });
  }
  return issues;
}
