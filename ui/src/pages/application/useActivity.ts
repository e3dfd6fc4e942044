import { useState } from 'react';
import type { ApplicationDetail } from '../../api/types';
import { type Activity, changesBetween } from '../../status/activity';

/** Something that changed, with the moment at which it was seen. */
export interface Seen {
  id: number;
  at: Date;
  tell: Activity;
}

const MOST = 100;

/** What changed since the page was opened, newest first. */
export function useActivity(application: ApplicationDetail): Seen[] {
  const [state, setState] = useState({ application, seen: [] as Seen[], next: 1 });
  if (state.application === application) {
    return state.seen;
  }
  const at = new Date();
  const fresh = changesBetween(state.application, application).map((tell, index) => ({
    id: state.next + index,
    at,
    tell,
  }));
  const seen = [...fresh.reverse(), ...state.seen].slice(0, MOST);
  setState({ application, seen, next: state.next + fresh.length });
  return seen;
}
