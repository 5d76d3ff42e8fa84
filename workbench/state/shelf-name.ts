const prefix = 'madoguchi-work-v';

/** Name of the database that holds works of one format version. */
export function shelfName(version: number): string {
  return `${prefix}${String(version)}`;
}

/** The format version that a database of this name holds; null for the database of something else. */
export function readShelfVersion(name: string | undefined): number | null {
  const digits = name?.startsWith(prefix) === true ? name.slice(prefix.length) : '';
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null;
}
