/** A text in both languages of the product; Japanese is the primary one. */
export interface Localized {
  readonly ja: string;
  readonly en: string;
}

export type Language = keyof Localized;
