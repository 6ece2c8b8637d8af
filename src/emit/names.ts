import { fail, problem } from '../errors.ts';
import type { Op, Tensor } from '../graph/types.ts';

/** The only producer of C identifiers. */

const reserved = new Set(
  (
    'alignas alignof and asm auto bool break case catch char class const constexpr continue default delete do double else enum ' +
    'explicit export extern false float for friend goto if inline int long main mutable namespace new not nullptr operator or ' +
    'private protected public register restrict return short signed sizeof static struct switch template this throw true try ' +
    'typedef typename union unsigned using virtual void volatile while xor'
  ).split(' '),
);

/** Lower snake case; never empty, never a keyword, never starting with a digit. */
export function snakeCase(text: string): string {
  const words = text
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  const named = /^[0-9]/.test(words) ? `n${words}` : words || 'unnamed';
  return reserved.has(named) ? `${named}_` : named;
}

/** The model's prefix: given by the user, who may use any C identifier, or made from the file's name. */
export function modelPrefix(given: string | null, fileName: string): string {
  if (given === null) return snakeCase(fileName.replace(/^.*[\\/]/, '').replace(/\.tflite$/i, ''));
  if (/^[A-Za-z][A-Za-z0-9_]*$/.test(given) && !reserved.has(given)) return given;
  fail(
    problem('option/invalid', '--name is a C identifier', {
      got: JSON.stringify(given),
      hint: `letters, digits and underscores, beginning with a letter, no keyword; for instance "${snakeCase(given)}"`,
    }),
  );
}

const passing =
  /^(identity|relu|relu6|elu|tanh|sigmoid|softmax|leakyrelu|activation|batch_?norm\w*|fusedbatchnorm\w*|readvariableop)(_?\d+)?$/i;

/**
 * A layer's own name out of a tensor name such as "net/activation_8/Relu;net/conv2d_4/BiasAdd": the first segment that
 * ends in BiasAdd or MatMul, else the last that is no activation; of it, the parent.
 */
export function layerName(op: Op): string {
  const segments = (op.outputs[0]?.name ?? '').split(';').filter((segment) => segment !== '');
  const weighted = segments.find((segment) => /(BiasAdd|MatMul)[^/]*$/.test(segment));
  const chosen =
    weighted ?? segments.findLast((segment) => !passing.test(segment.split('/').at(-1) ?? '')) ?? segments.at(-1) ?? '';
  const parts = chosen.split('/').filter((part) => part !== '' && !part.startsWith('StatefulPartitionedCall'));
  // "conv_norm_1/batchnorm/sub" is conv_norm_1: the steps inside a normalization name no layer.
  const parent =
    parts.length > 1 ? (parts.slice(0, -1).findLast((part) => !passing.test(part)) ?? parts.at(-2)) : parts.at(-1);
  return snakeCase(
    parent && !/^(identity|unnamed|tensor)(_?\d+)?$/i.test(parent) ? parent : op.kind.replace(/^.*:/, ''),
  );
}

export function layerPrefix(index: number): string {
  return String(index).padStart(2, '0');
}

/** The C type of a tensor's elements. */
export function cType(tensor: Tensor): string {
  return cTypes[tensor.dtype] ?? 'uint8_t';
}

const cTypes: Readonly<Partial<Record<Tensor['dtype'], string>>> = {
  int4: 'int8_t', int8: 'int8_t', uint8: 'uint8_t', bool: 'uint8_t', int16: 'int16_t', uint16: 'uint16_t', int32: 'int32_t',
  uint32: 'uint32_t', int64: 'int64_t', uint64: 'uint64_t', float32: 'float', resource: 'int32_t',
}; // prettier-ignore
