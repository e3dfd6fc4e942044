import { describe, expect, it } from 'vitest';
import { en } from '../i18n/en';
import { zh } from '../i18n/zh';
import { detail } from '../test/fixtures';
import { changesBetween } from './activity';
import { healthLevel, syncLevel } from './levels';
import { relativeTime } from './time';
import { cureOf, shortRevision, word } from './words';

describe('words', () => {
  it('should show a word that it does not know as it is', () => {
    expect(word(en.reasons, 'SecretNotFound')).toBe('Secret not found');
    expect(word(en.reasons, 'SomebodyElses')).toBe('SomebodyElses');
    expect(word(en.reasons, 'toString')).toBe('toString');
    expect(word(en.reasons, null)).toBe('');
  });

  it('should take the cure from the operator where it speaks the language', () => {
    expect(cureOf(en, 'Paused', 'Remove it.')).toBe('Remove it.');
    expect(cureOf(zh, 'Paused', 'Remove it.')).toBe('移除注解 skybridge.dev/paused 即可继续。');
    expect(cureOf(zh, 'SomebodyElses', 'Do it.')).toBe('Do it.');
    expect(cureOf(zh, 'SomebodyElses', null)).toBe('');
  });

  it('should shorten commits only', () => {
    expect(shortRevision('4f1c2b9d7e5a3c8b6f0e1d2c3b4a59687f6e5d4c')).toBe('4f1c2b9d');
    expect(shortRevision('release-2026')).toBe('release-2026');
  });
});

describe('levels', () => {
  it.each([
    ['Healthy', 'ok'],
    ['Progressing', 'progressing'],
    ['Degraded', 'failed'],
    ['Missing', 'failed'],
    ['Suspended', 'paused'],
    ['Other', 'unknown'],
    [null, 'unknown'],
  ])('should know the health %s', (health, expected) => {
    expect(healthLevel(health)).toBe(expected);
  });

  it.each([
    ['Synced', 'ok'],
    ['OutOfSync', 'progressing'],
    [null, 'unknown'],
  ])('should know the sync status %s', (sync, expected) => {
    expect(syncLevel(sync)).toBe(expected);
  });
});

describe('relativeTime', () => {
  const now = new Date('2026-01-02T00:00:00Z');

  it.each([
    ['2026-01-01T23:59:58Z', 'en', 'now'],
    ['2026-01-01T23:57:00Z', 'en', '3 minutes ago'],
    ['2026-01-01T23:57:00Z', 'zh', '3分钟前'],
    ['2025-12-31T12:00:00Z', 'en', 'yesterday'],
    ['2026-01-02T02:30:00Z', 'en', 'in 2 hours'],
  ])('should tell %s in %s', (moment, locale, expected) => {
    expect(relativeTime(new Date(moment), now, locale)).toBe(expected);
  });
});

describe('changesBetween', () => {
  it('should tell what changed, in the language of the reader', () => {
    const changes = changesBetween(detail(false), detail(true));

    expect(changes.map((tell) => tell(en))).toEqual([
      'Ready is False: Workload degraded',
      'Degraded is True: Workload degraded',
      'Healthy is False: Workload degraded',
      'tencent: Degraded',
      'tencent: Workload degraded',
    ]);
    expect(changes[0]?.(zh)).toBe('Ready 变为 False：工作负载已降级');
  });

  it('should tell of a new revision, a pause and a deletion', () => {
    const after = detail(false, { revision: 'b'.repeat(40), paused: true, deleting: true });

    expect(changesBetween(detail(), after).map((tell) => tell(en))).toEqual([
      'New revision bbbbbbbb',
      'Reconciliation was paused',
      'Deletion was asked for',
    ]);
  });

  it('should tell nothing when nothing changed', () => {
    expect(changesBetween(detail(true), detail(true))).toEqual([]);
  });
});
