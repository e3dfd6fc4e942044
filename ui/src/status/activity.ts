import type { ApplicationDetail } from '../api/types';
import type { Dictionary } from '../i18n/dictionary';
import { shortRevision, word } from './words';

/** Something that changed; told in the language of the moment it is read. */
export type Activity = (text: Dictionary) => string;

/** What changed between two looks at an application. Pure. */
export function changesBetween(before: ApplicationDetail, after: ApplicationDetail): Activity[] {
  return [
    ...summaryChanges(before, after),
    ...conditionChanges(before, after),
    ...placementChanges(before, after),
  ];
}

function summaryChanges({ summary: before }: ApplicationDetail, after: ApplicationDetail) {
  const changes: Activity[] = [];
  const { revision, paused, deleting } = after.summary;
  if (revision !== null && revision !== before.revision) {
    changes.push((text) => text.activity.revision(shortRevision(revision)));
  }
  if (paused !== before.paused) {
    changes.push((text) => (paused ? text.activity.paused : text.activity.resumed));
  }
  if (deleting && !before.deleting) {
    changes.push((text) => text.activity.deleting);
  }
  return changes;
}

function conditionChanges(before: ApplicationDetail, after: ApplicationDetail): Activity[] {
  return after.conditions
    .filter((condition) => {
      const earlier = before.conditions.find(({ type }) => type === condition.type);
      return earlier?.status !== condition.status || earlier.reason !== condition.reason;
    })
    .map(
      ({ type, status, reason }) =>
        (text) =>
          text.activity.condition(type, status, word(text.reasons, reason)),
    );
}

function placementChanges(before: ApplicationDetail, after: ApplicationDetail): Activity[] {
  return after.placements.flatMap((placement) => {
    const { name, sync, health, reason } = placement;
    const earlier = before.placements.find((other) => other.name === name);
    const changes: Activity[] = [];
    if (sync !== null && sync !== earlier?.sync) {
      changes.push((text) => text.activity.sync(name, word(text.syncs, sync)));
    }
    if (health !== null && health !== earlier?.health) {
      changes.push((text) => text.activity.health(name, word(text.healths, health)));
    }
    if (reason !== earlier?.reason) {
      changes.push((text) => text.activity.placement(name, word(text.reasons, reason)));
    }
    return changes;
  });
}
