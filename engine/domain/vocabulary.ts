/**
 * The words of the field as identifiers. Sources: the five seed documents; see docs/vocabulary.md for the Japanese terms.
 */

/** 平日・土曜・日曜・祝日. A public holiday is `holiday` whatever its weekday. */
export const dayTypes = ['weekday', 'saturday', 'sunday', 'holiday'] as const;
export type DayType = (typeof dayTypes)[number];

/** Calendar weekdays, Monday first. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** 平日昼間・平日夜間・休日昼間・休日夜間; the clock bounds are data of a pack. */
export const timeBands = ['weekdayDaytime', 'weekdayNight', 'holidayDaytime', 'holidayNight'] as const;
export type TimeBand = (typeof timeBands)[number];

/** 重症度, from least to most severe; `none` = no abuse. Never the same thing as urgency. */
export const severities = ['none', 'mild', 'moderate', 'severe', 'mostSevere'] as const;
export type Severity = (typeof severities)[number];

/** Where a number comes from: 公表・推計・仮定・調整. */
export const bases = ['published', 'derived', 'assumed', 'fitted'] as const;
export type Basis = (typeof bases)[number];
