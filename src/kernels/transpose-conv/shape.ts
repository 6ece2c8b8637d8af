import type { Op } from '../../graph/types.ts';
import { transposeConvGeometry } from '../../ops/shared/transpose-conv.ts';
import type { TransposeConvAttrs } from '../../ops/transpose-conv.ts';
import type { Literal } from '../kernel.ts';
import { literals } from '../shared/literals.ts';

export function shapeLiterals(op: Op<TransposeConvAttrs>): readonly Literal[] {
  const g = transposeConvGeometry(op);
  return literals({
    batch: g.batch,
    in_h: g.y.in,
    in_w: g.x.in,
    in_c: g.inChannels,
    out_h: g.y.out,
    out_w: g.x.out,
    out_c: g.outChannels,
    kernel_h: g.y.kernel,
    kernel_w: g.x.kernel,
    stride_h: g.y.stride,
    stride_w: g.x.stride,
    pad_top: g.y.padBefore,
    pad_left: g.x.padBefore,
  });
}
