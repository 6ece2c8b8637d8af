import { problem, type Problem } from '../errors.ts';
import { version } from '../index.ts';

const opening = 'this is a bug in bareflow';

/** A bug is never the user's fault: say so, and what we need to mend it. */
export function bugProblem(error: unknown, withStack: boolean): Problem {
  return problem('internal/bug', `${opening}: ${reason(error)}`, {
    hint: toAttach(),
    notes: withStack && error instanceof Error && error.stack ? [error.stack] : [],
  });
}

export function bugText(error: unknown, withStack: boolean): string {
  const lines = [
    `${opening}, not in your model: ${reason(error)}`,
    '',
    `Please report it. ${toAttach()}`,
    ...(withStack && error instanceof Error && error.stack ? ['', error.stack] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function reason(error: unknown): string {
  const text = error instanceof Error ? `${error.name === 'InvariantError' ? '' : `${error.name}: `}${error.message}` : String(error);
  return text.replace(`${opening}: `, '');
} // prettier-ignore

function toAttach(): string {
  return (
    'Attach the model (or, if it is confidential, the output of "bareflow compile <model> --dump graph"), the command, ' +
    `its output with --verbose, and: bareflow ${version}, Node.js ${process.versions.node}, ${process.platform} ${process.arch}.`
  );
}
