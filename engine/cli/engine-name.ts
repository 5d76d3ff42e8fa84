import manifest from '../../package.json' with { type: 'json' };

/** Name and version of what made a result. */
export const engineName = `${manifest.name} ${manifest.version}`;
