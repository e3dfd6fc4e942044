/** Under which keys answers are remembered. */
export const keys = {
  applications: ['applications'] as const,
  application: (namespace: string, name: string) => ['application', namespace, name] as const,
  applicationsOf: (namespace: string) => ['application', namespace] as const,
  /** Below the application's, so that what makes that stale makes this stale. */
  changes: (namespace: string, name: string) =>
    ['application', namespace, name, 'changes'] as const,
  /** Below the application's, and above the rehearsals'. */
  traffic: (namespace: string, name: string) =>
    ['application', namespace, name, 'traffic'] as const,
  rehearsal: (namespace: string, name: string, lose: string) =>
    ['application', namespace, name, 'traffic', lose] as const,
  reasons: ['reasons'] as const,
  accounts: ['accounts'] as const,
  runtime: ['runtime'] as const,
  me: ['me'] as const,
  info: ['info'] as const,
};
