import type { Traffic } from '../../api/types';

/** The traffic of one application. */
export interface TrafficProps {
  namespace: string;
  name: string;
  traffic: Traffic;
}
