/** What every function of this room returns: expected failures are data, never thrown. */
export type Outcome<T> = Success<T> | Failure;

export interface Success<T> {
  readonly ok: true;
  readonly value: T;
}

export interface Failure {
  readonly ok: false;
  readonly code: FailureCode;
  readonly message: string;
  readonly hint: string;
  /** Raw text of the tool that failed, for --verbose. Empty when no tool ran. */
  readonly detail: string;
}

export type FailureCode =
  | 'run/tool-missing'
  | 'run/compile-failed'
  | 'run/link-failed'
  | 'run/does-not-fit'
  | 'run/fault'
  | 'run/sanitizer'
  | 'run/timeout'
  | 'run/crashed'
  | 'run/harness-io'
  | 'run/protocol';

export function success<T>(value: T): Success<T> {
  return { ok: true, value };
}

export function failure(code: FailureCode, message: string, hint: string, detail = ''): Failure {
  return { ok: false, code, message, hint, detail };
}
