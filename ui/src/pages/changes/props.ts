import type { StackChanges } from '../../api/types';

/** The changes of one stack, and the application that it belongs to. */
export interface StackProps {
  namespace: string;
  name: string;
  changes: StackChanges;
}
