// In every list the index is the number in the file.
export const tensorTypes = [
  'float32',
  'float16',
  'int32',
  'uint8',
  'int64',
  'string',
  'bool',
  'int16',
  'complex64',
  'int8',
  'float64',
  'complex128',
  'uint64',
  'resource',
  'variant',
  'uint32',
  'uint16',
  'int4',
  'bfloat16',
  'int2',
  'uint4',
  'float8_e4m3fn',
  'float8_e5m2',
] as const;

export const activations = ['none', 'relu', 'relu_n1_to_1', 'relu6', 'tanh', 'sign_bit'] as const;

export const paddings = ['same', 'valid'] as const;

export const mirrorPadModes = ['reflect', 'symmetric'] as const;

export const lstmKernels = ['full', 'basic'] as const;

export const weightsFormats = ['default', 'shuffled4x16int8'] as const;

export const combiners = ['sum', 'mean', 'sqrtn'] as const;

export const lshProjections = ['unknown', 'sparse', 'dense'] as const;

export const dimensionTypes = ['dense', 'sparse_csr'] as const;

export const customOptionsFormats = ['flexbuffers'] as const;

export const reduceWindowFunctions = ['unsupported', 'add', 'mul', 'minimum', 'maximum', 'all', 'any'] as const;

export const comparisonDirections = ['eq', 'ne', 'ge', 'gt', 'le', 'lt'] as const;

export const comparisonTypes = ['notype', 'float', 'float_total_order', 'signed', 'unsigned'] as const;

export const precisions = ['default', 'high', 'highest'] as const;

export const rngAlgorithms = ['default', 'philox', 'threefry'] as const;

export const enums = {
  tensorTypes,
  activations,
  paddings,
  mirrorPadModes,
  lstmKernels,
  weightsFormats,
  combiners,
  lshProjections,
  dimensionTypes,
  customOptionsFormats,
  reduceWindowFunctions,
  comparisonDirections,
  comparisonTypes,
  precisions,
  rngAlgorithms,
} as const;
