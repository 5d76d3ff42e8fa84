import type { ja } from './ja.ts';

/** The same keys with any text behind them. */
export type Words<T> = { readonly [Key in keyof T]: T[Key] extends string ? string : Words<T[Key]> };

/** Every word of the workbench by key; both languages have exactly these keys. */
export type Dictionary = Words<typeof ja>;
