import { useMutation } from '@tanstack/react-query';
import { body, client } from '../client';

/** Has the operator write a diagnostic bundle, and saves it as a file. */
export function useBundle() {
  return useMutation({
    mutationFn: async () => {
      const zip = await body(client.POST('/api/v1/runtime/bundle', { parseAs: 'blob' }));
      save(
        zip as unknown as Blob,
        `skybridge-${new Date().toISOString().replace(/[:.]/g, '-')}.zip`,
      );
    },
  });
}

function save(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
