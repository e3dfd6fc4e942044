import type { Dictionary } from '../i18n/dictionary';
import type { Problem } from '../api/types';

/** The text for a word of the operator; the word itself where there is none. */
export function word(texts: Record<string, string>, text: string | null): string {
  if (text === null) {
    return '';
  }
  return Object.hasOwn(texts, text) ? (texts[text] ?? text) : text;
}

/** What can be done about a reason: in the language, else the operator's own English text. */
export function cureOf(text: Dictionary, code: string, cure: string | null): string {
  const own = text.cures === null ? '' : word(text.cures, code);
  return own === '' || own === code ? (cure ?? '') : own;
}

/** What can be done about a failed call. */
export function problemCure(text: Dictionary, problem: Problem): string {
  return text.problemCures === null ? problem.cure : word(text.problemCures, problem.code);
}

/** Short form of a commit. */
export function shortRevision(revision: string): string {
  return /^[0-9a-f]{12,}$/.test(revision) ? revision.slice(0, 8) : revision;
}
