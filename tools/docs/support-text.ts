import { supportRows, type SupportRow } from '../../src/report/support.ts';

/** docs/SUPPORTED_OPS.md: types and rules as the operators' own definitions state them. */
export function supportTable(): string {
  const rows = supportRows();
  return [
    '# Supported operators',
    '',
    'Made by `npm run docs` from `src/ops/`; a test fails when it is out of step. `bareflow inspect <model>` tells what of',
    'this a model uses, and what stands in its way.',
    '',
    `${rows.length} operators. In a row of types \`?\` may be left out, \`*\` repeats any number of times. Results are equal to`,
    "TensorFlow Lite Micro's reference kernels, bit for bit, where no note says otherwise. A model that breaks a rule is",
    'refused with that rule as the message.',
    '',
    rows.map(({ kind }) => `[${kind}](#${kind.toLowerCase().replace(':', '')})`).join(', '),
    '',
    ...rows.flatMap(section),
  ].join('\n');
}

function section({ kind, types, rules }: SupportRow): readonly string[] {
  return [
    `## ${kind}`,
    '',
    ...types.map((row) => `- \`${row.replace(/ \(.*\)$/, '')}\`${/ \((.*)\)$/.exec(row)?.[0] ?? ''}`),
    '',
    ...(rules.length > 0 ? ['Rules:', '', ...[...new Set(rules)].map((rule) => `- ${rule}`), ''] : []),
  ];
}
