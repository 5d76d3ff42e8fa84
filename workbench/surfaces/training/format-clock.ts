import type { TFunction } from 'i18next';

/** Minutes since the first receipt in words: 「1時間5分」. */
export function formatClock(minute: number, t: TFunction): string {
  const whole = Math.floor(minute);
  const hours = Math.floor(whole / 60);
  return hours === 0
    ? t('training.minutes', { minutes: whole })
    : t('training.hoursMinutes', { hours, minutes: whole % 60 });
}
