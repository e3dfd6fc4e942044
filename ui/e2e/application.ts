import { createApplication, deleteApplication, HAS_CLUSTER } from './world';

/** Before all tests: one application for them to look at. */
export function setup(): void {
  if (HAS_CLUSTER) {
    createApplication();
  }
}

/** After all tests: it goes again. */
export function teardown(): void {
  if (HAS_CLUSTER) {
    deleteApplication();
  }
}
