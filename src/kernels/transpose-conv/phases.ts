import type { TransposeAxis, TransposeConvGeometry } from '../../ops/shared/transpose-conv.ts';

/** Weights of the outputs that share a phase: every stride-th tap, in the order of the inputs they meet. */
export interface Phase {
  readonly weights: Int8Array;
  readonly rows: number;
}

/** The phases of both axes, y first; each a kernel of its own, [out channel][tap y][tap x][in channel]. */
export function phases(g: TransposeConvGeometry, weights: Int8Array): readonly Phase[] {
  return phaseTaps(g.y).flatMap((tapsY) => phaseTaps(g.x).map((tapsX) => phaseOf(g, weights, tapsY, tapsX)));
}

/** Taps of each phase: later inputs are met by earlier taps. */
function phaseTaps({ kernel, stride }: TransposeAxis): readonly (readonly number[])[] {
  const taps = Array.from({ length: kernel }, (_, tap) => kernel - 1 - tap);
  return Array.from({ length: stride }, (_, phase) => taps.filter((tap) => tap % stride === phase));
}

function phaseOf(
  g: TransposeConvGeometry,
  weights: Int8Array,
  tapsY: readonly number[],
  tapsX: readonly number[],
): Phase {
  const rows = Array.from({ length: g.outChannels }, (_, c) =>
    tapsY.flatMap((ky) =>
      tapsX.map((kx) => {
        const from = ((c * g.y.kernel + ky) * g.x.kernel + kx) * g.inChannels;
        return weights.subarray(from, from + g.inChannels);
      }),
    ),
  ).flat();
  const packed = new Int8Array(rows.length * g.inChannels);
  rows.forEach((row, i) => packed.set(row, i * g.inChannels));
  return { weights: packed, rows: g.outChannels };
}
