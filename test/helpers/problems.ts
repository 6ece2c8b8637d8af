import { compile, isCompileError } from '../../src/index.ts';
import { genericBoard } from './check-models.ts';

/** What the compiler has against a model, one line for each problem: code, message, and what was seen. */
export function problemsOf(model: Uint8Array): readonly string[] {
  const options = { fileName: 'model.tflite', name: 'm', backend: 'native', board: genericBoard, labels: [] } as const;
  try {
    compile(model, options);
    return [];
  } catch (error) {
    if (!isCompileError(error)) throw error;
    return error.problems.map((p) => `${p.code}: ${p.message}${p.got === null ? '' : ` (${p.got})`}`);
  }
}
