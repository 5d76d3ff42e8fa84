import { config } from 'zod';

// The page's content-security policy forbids code made from text; zod would try it once for every kind of object.
config({ jitless: true });
