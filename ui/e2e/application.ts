import { createApplications, deleteApplications, HAS_CLUSTER } from './world';

/** Before all tests: applications for them to look at. */
export function setup(): void {
  if (HAS_CLUSTER) {
    createApplications();
  }
}

/** After all tests: they go again. */
export function teardown(): void {
  if (HAS_CLUSTER) {
    deleteApplications();
  }
}
