import { useEffect, useState } from 'react';

/** Typing rests this long before it is searched for. */
const REST_MS = 250;

/**
 * The text of a search field: shown at once, handed on when typing rests, and following the
 * address when that changes by other means.
 */
export function useSearchText(search: string, onSearch: (search: string) => void) {
  const [typed, setTyped] = useState(search);
  const [followed, setFollowed] = useState(search);
  const [handedOn, setHandedOn] = useState(search);
  if (followed !== search) {
    setFollowed(search);
    // what we handed on ourselves arrives late: it must not take away what was typed since
    if (search !== handedOn) {
      setHandedOn(search);
      setTyped(search);
    }
  }
  useEffect(() => {
    if (typed.trim() === search) {
      return undefined;
    }
    const timer = setTimeout(() => {
      setHandedOn(typed.trim());
      onSearch(typed.trim());
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [typed, search, onSearch]);
  return [typed, setTyped] as const;
}
