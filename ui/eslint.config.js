import hooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import ts from 'typescript-eslint';

export default defineConfig(globalIgnores(['dist', 'target', 'src/api/schema.d.ts']), {
  files: ['**/*.{ts,tsx}'],
  extends: [ts.configs.strict, hooks.configs.flat['recommended-latest']],
  rules: {
    '@typescript-eslint/no-non-null-assertion': 'off',
  },
});
