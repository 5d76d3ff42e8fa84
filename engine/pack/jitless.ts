import { config } from 'zod';

// A page's content-security policy may forbid code made from text; zod would try it once for every kind of object.
config({ jitless: true });
