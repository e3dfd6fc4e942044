import type { Problem } from './types';

/** A call that failed: with the operator's problem document, or without any answer. */
export class CallFailed extends Error {
  readonly problem: Problem | null;

  constructor(problem: Problem | null) {
    super(problem?.detail ?? 'the operator did not answer');
    this.name = 'CallFailed';
    this.problem = problem;
  }

  /** Whether the same call may succeed a little later. */
  get transient(): boolean {
    return this.problem === null || this.problem.status >= 500;
  }
}

/** The problem of a failed call; null where it is not one of the operator's. */
export function problemOf(failure: unknown): Problem | null {
  return failure instanceof CallFailed ? failure.problem : null;
}

/** Reads a problem document; null where the body is none. */
export function readProblem(body: unknown): Problem | null {
  if (typeof body !== 'object' || body === null || !('code' in body) || !('status' in body)) {
    return null;
  }
  return body as Problem;
}
