import { activationRange } from '../../graph/quantization.ts';
import { input, output, zeroPointOf } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import type { DepthwiseConv2dAttrs } from '../../ops/depthwise-conv-2d.ts';
import { type DepthwiseGeometry, depthwiseGeometry } from '../../ops/shared/depthwise-geometry.ts';
import { magnitude } from '../../proof/interval.ts';
import { hasDsp, isSymmetricInt8 } from '../fully-connected/dsp.ts';
import type { Assumption, Kernel } from '../kernel.ts';
import { type Channel, channelsOf, shiftWords, WIDEST_SHIFT } from '../shared/dual-channel.ts';
import { finishLiterals, literals } from '../shared/literals.ts';
import { constant } from '../shared/requantize.ts';
import { channelRows, weightCodes } from '../shared/weights.ts';

/** 3x3 on four planes of halfwords at a time. */
export const depthwise3x3Dsp: Kernel<DepthwiseConv2dAttrs> = {
  name: 'depthwise_conv_3x3_dsp_s8',
  source: 'dsp/depthwise_conv_3x3_s8.c',
  fits: (op, target) => hasDsp(target) && isSymmetricInt8(op) && isPlanar3x3(depthwiseGeometry(op)),
  lower: (op) => {
    const g = depthwiseGeometry(op);
    const range = activationRange(op.attrs.activation, output(op));
    const channels = channelsOf(op, channelRows(weightCodes(op), g.outChannels), g.outChannels, range);
    const shared = channels.every((c) => c.shift === channels[0]!.shift) ? channels[0]!.shift : 0;
    const planes = planesOf(g);
    return {
      args: [
        { kind: 'input', index: 0, form: 'plain' },
        constant('weights', streamOf(channels, shared), shared > 0 ? 20 : 21, 4),
        { kind: 'scratch', label: 'planes', ctype: 'uint16_t', bytes: planes.bytes, align: 4 },
        { kind: 'output', index: 0, form: 'plain' },
      ],
      literals: [
        ...shapeLiterals(op, g, planes),
        ...finishLiterals(op, op.attrs.activation),
        ...literals({ shift: shared, use_sign: range.low < zeroPointOf(output(op)) ? 1 : 0 }),
      ],
      inPlace: [],
      assumes: assumptions(channels),
      // Measured.
      cost: g.batch * g.outChannels * (g.y.out * (g.x.out * 15 + 10) + g.y.in * g.x.in * 3 + 40),
    };
  },
};

/** Offsets of plane rows must fit the instructions. */
const WIDEST_PITCH = 252;

function isPlanar3x3(g: DepthwiseGeometry): boolean {
  const plain = [g.y, g.x].every((axis) => axis.kernel === 3 && axis.dilation === 1);
  return g.multiplier === 1 && plain && g.inChannels % 4 === 0 && g.x.stride <= 2 && pitchOf(g) <= WIDEST_PITCH;
}

interface Planes {
  /** Rows of output computed from one filling. */
  readonly block: number;
  /** Halfwords of a row. */
  readonly pitch: number;
  readonly bytes: number;
}

const PLANE_BYTES = 3072;

/** All rows at once if they fit, else as many as fit, evenly cut. */
function planesOf(g: DepthwiseGeometry): Planes {
  const pitch = pitchOf(g);
  const bytesOf = (block: number): number => 8 * pitch * ((block - 1) * g.y.stride + 3);
  let cuts = 1;
  while (cuts < g.y.out && bytesOf(Math.ceil(g.y.out / cuts)) > PLANE_BYTES) cuts++;
  const block = Math.ceil(g.y.out / cuts);
  return { block, pitch, bytes: bytesOf(block) };
}

/** What two outputs at a time read, and what a row of the image fills. */
function pitchOf({ x }: DepthwiseGeometry): number {
  const read = 2 * Math.ceil(x.out / 2) * x.stride + 2;
  return 2 * Math.ceil(Math.max(read, x.padBefore + x.in) / 2);
}

function shapeLiterals(op: Op<unknown>, g: DepthwiseGeometry, { block, pitch }: Planes): ReturnType<typeof literals> {
  return literals({
    batch: g.batch,
    in_h: g.y.in,
    in_w: g.x.in,
    channels: g.inChannels,
    out_h: g.y.out,
    out_w: g.x.out,
    stride_h: g.y.stride,
    stride_w: g.x.stride,
    pad_top: g.y.padBefore,
    pad_left: g.x.padBefore,
    block,
    pitch,
    zero_in: zeroPointOf(input(op, 0)),
  });
}

function assumptions(channels: readonly Channel[]): readonly Assumption[] {
  return [
    {
      says: `every channel shifts right by 1 to ${WIDEST_SHIFT}`,
      holds: channels.every((c) => c.shift >= 1 && c.shift <= WIDEST_SHIFT),
    },
    { says: 'sums stay below 2^30', holds: channels.every((c) => magnitude(c.reach) < 2 ** 30) },
  ];
}

function streamOf(channels: readonly Channel[], sharedShift: number): Uint32Array {
  const words: number[] = [];
  for (let c = 0; c < channels.length; c += 4) {
    const group = channels.slice(c, c + 4);
    words.push(...group.flatMap(channelWords));
    if (sharedShift === 0) words.push(...shiftWords(group, 0));
  }
  return Uint32Array.from(words, (word) => word >>> 0);
}

function channelWords({ weights, bias, multiplier }: Channel): readonly number[] {
  const sum = weights.reduce((total, w) => total + w, 0);
  const row = (ky: number): number => tapBytes(weights.subarray(3 * ky, 3 * ky + 3));
  return [2 * (bias - 128 * sum), row(0), row(1), row(2), multiplier];
}

/** Bytes w0 w1 w1 w2. */
function tapBytes([w0 = 0, w1 = 0, w2 = 0]: Int8Array): number {
  return (w0 & 0xff) | ((w1 & 0xff) << 8) | ((w1 & 0xff) << 16) | ((w2 & 0xff) << 24);
}
