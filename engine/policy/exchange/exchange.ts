/** Policies as files of other programs: everything that is loaded only when somebody exports or imports one. */

export { csvToTables, tablesToCsv } from './csv.ts';
export { policyToDmn, type DmnExport } from './dmn.ts';
export { policyToTables, tablesToPolicy, type TablesReading } from './policy-tables.ts';
export {
  exchangeFormats,
  readPolicyFiles,
  writePolicyFiles,
  type ExchangeFormat,
  type PolicyFile,
  type PolicyFiles,
} from './policy-files.ts';
export { type Table, type TableKey } from './tables.ts';
export { tablesToXlsx, xlsxToTables } from './xlsx.ts';
