import { useEffect, type RefObject } from 'react';

/**
 * Keys of a list: `/` focuses the search, arrow keys move between the links of the rows. Enter
 * opens, because a link does that.
 */
export function useListKeys(
  search: RefObject<{ focus: () => void } | null>,
  list: RefObject<HTMLElement | null>,
): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) {
        return;
      }
      const target = event.target instanceof HTMLElement ? event.target : null;
      if (event.key === '/' && !isTyping(target)) {
        event.preventDefault();
        search.current?.focus();
      } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        const step = event.key === 'ArrowDown' ? 1 : -1;
        if (move(links(list.current), target, step)) {
          event.preventDefault();
        }
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [search, list]);
}

function isTyping(target: HTMLElement | null): boolean {
  return target !== null && (target.isContentEditable || /^(INPUT|TEXTAREA)$/.test(target.tagName));
}

function links(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>('[data-row-link]') ?? [])];
}

/** From the search into the list, and within it; elsewhere the keys keep their meaning. */
function move(rows: HTMLElement[], target: HTMLElement | null, step: number): boolean {
  const at = rows.findIndex((row) => row === target);
  const fromSearch = target?.matches('[data-list-search]') === true && step > 0;
  if (at < 0 && !fromSearch && target !== document.body && target?.tagName !== 'H1') {
    return false;
  }
  const next = rows[at < 0 ? 0 : at + step];
  next?.focus();
  return next !== undefined;
}
