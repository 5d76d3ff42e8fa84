// Worker threads of Node 20 do not inherit the loader of `node --import tsx`: they register it before their TypeScript.
import { register } from 'tsx/esm/api';

register();
const { default: replicate } = await import('./replication-worker.ts');
export default replicate;
