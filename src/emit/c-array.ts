import type { Table } from '../kernels/kernel.ts';

const WIDTH = 100;

/** C type of a table's elements. */
export function tableType(table: Table): string {
  if (table instanceof Int8Array) return 'int8_t';
  if (table instanceof Uint8Array) return 'uint8_t';
  if (table instanceof Int16Array) return 'int16_t';
  if (table instanceof Uint16Array) return 'uint16_t';
  if (table instanceof Int32Array) return 'int32_t';
  if (table instanceof Uint32Array) return 'uint32_t';
  if (table instanceof BigInt64Array) return 'int64_t';
  return 'float';
}

/** Decimal, right-aligned, a new line for each row of `rowLength`, wrapped at 100 columns. */
export function cArray(table: Table, rowLength: number): string {
  const texts = Array.from(table as ArrayLike<number | bigint>, element(tableType(table)));
  const width = texts.reduce((longest, text) => Math.max(longest, text.length), 0);
  const perLine = Math.max(1, Math.min(rowLength, Math.floor((WIDTH - 4) / (width + 2))));
  const lines: string[] = [];
  for (let row = 0; row < texts.length; row += rowLength) {
    const end = Math.min(texts.length, row + rowLength);
    for (let i = row; i < end; i += perLine) {
      lines.push(
        `    ${texts
          .slice(i, Math.min(end, i + perLine))
          .map((text) => `${text.padStart(width)},`)
          .join(' ')}`,
      );
    }
  }
  return lines.join('\n');
}

/** The smallest integers have no literal of their own in C. */
function element(type: string): (value: number | bigint) => string {
  if (type === 'float') return (value) => cFloat(Number(value));
  if (type === 'int32_t') return (value) => (Number(value) === -2147483648 ? 'INT32_MIN' : String(value));
  if (type === 'int64_t') return (value) => (value === -(2n ** 63n) ? 'INT64_MIN' : `INT64_C(${value})`);
  if (type === 'uint32_t') return (value) => `${value}u`;
  return String;
}

/** The shortest decimal that gives the same float32 back. */
export function cFloat(value: number): string {
  if (Number.isNaN(value)) return '(0.0f / 0.0f)';
  if (!Number.isFinite(value)) return value > 0 ? '(1.0f / 0.0f)' : '(-1.0f / 0.0f)';
  for (let digits = 1; digits < 10; digits++) {
    const text = value.toPrecision(digits);
    if (Math.fround(Number(text)) === Math.fround(value)) return asFloatLiteral(text);
  }
  return asFloatLiteral(value.toPrecision(10));
}

function asFloatLiteral(text: string): string {
  const plain = Object.is(Number(text), -0) ? '-0' : String(Number(text));
  return `${/[.e]/.test(plain) ? plain : `${plain}.0`}f`;
}
