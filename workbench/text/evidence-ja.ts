/** Words of the evidence surface, in Japanese. */
export const evidenceJa = { evidence: { title: '根拠' } };
