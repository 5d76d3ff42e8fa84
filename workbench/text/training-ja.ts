/** Words of the training surface, in Japanese. */
export const trainingJa = { training: { title: '研修' } };
