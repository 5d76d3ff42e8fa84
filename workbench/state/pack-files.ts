/** The texts of every pack that comes along, each file on request; the build puts those of one pack into one script. */
export const packFiles = import.meta.glob<string>('../../scenarios/*/**/*.json', { query: '?raw', import: 'default' });
