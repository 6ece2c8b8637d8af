import { problem } from '../../errors.ts';
import { placeOf, sameShape } from '../../graph/tensor.ts';
import type { Check } from '../pass.ts';
import { eachOp } from './each-op.ts';

/** Each operator's own rules. */
export const reportRules: Check = (graph, session) =>
  eachOp(graph, (op, def) => {
    for (const i of def.constants ?? []) {
      const tensor = op.inputs[i];
      if (!tensor || tensor.data !== null) continue;
      session.report(
        problem('op/rule', `input ${i} is constant`, {
          at: placeOf(op),
          got: `"${tensor.name}" is computed at run time`,
        }),
      );
    }
    for (const rule of def.rules) {
      const got = rule.broken(op);
      if (got !== null)
        session.report(
          problem('op/rule', rule.says, { at: placeOf(op), got, ...(rule.hint ? { hint: rule.hint } : {}) }),
        );
    }
  });

/** Shapes in the file against shapes that follow from the operators; TFLite Micro trusts the file and may read unwritten memory. */
export const reportShapes: Check = (graph, session) =>
  eachOp(graph, (op, def) => {
    def.infer(op).forEach((shape, i) => {
      const stored = op.outputs[i]?.shape;
      if (stored === undefined || sameShape(stored, shape)) return;
      session.report(
        problem('graph/shape-mismatch', 'the stored output shape contradicts the operator', {
          at: { ...placeOf(op), tensor: op.outputs[i]?.name ?? '' },
          got: `stored ${stored.join('x') || 'scalar'}, computed ${shape.join('x') || 'scalar'}`,
          hint: 'convert with a fixed batch: keras.Input(shape=..., batch_size=1), or concrete input shapes',
        }),
      );
    });
  });
