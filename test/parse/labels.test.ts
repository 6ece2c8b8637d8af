import { Builder } from 'flatbuffers';
import { describe, expect, it } from 'vitest';
import { findOp } from '../../src/ops/index.ts';
import { checkLabelCount, labelsFromModel, labelsFromText } from '../../src/parse/labels.ts';
import { parseModel } from '../../src/parse/model.ts';
import { buildModel } from '../helpers/build-model.ts';
import { withZip, type ZipSpec } from './make-zip.ts';

function model(metadata: readonly { readonly name: string; readonly data: Uint8Array }[] = []): Uint8Array {
  return buildModel({
    tensors: [{ name: 'x', dtype: 'int8', shape: [2], scale: 1 }],
    operators: [],
    inputs: [0],
    outputs: [0],
    metadata,
  });
}

function labelsOf(file: Uint8Array) {
  return labelsFromModel(file, parseModel(file, findOp));
}

/** ModelMetadata with one output whose associated files have these names and types. */
function metadataWith(files: readonly (readonly [name: string, type: number])[]): Uint8Array {
  const b = new Builder(256);
  const table = (fields: readonly (readonly [id: number, offset: number])[], count: number): number => {
    b.startObject(count);
    for (const [id, offset] of fields) b.addFieldOffset(id, offset, 0);
    return b.endObject();
  };
  const vector = (offsets: readonly number[]): number => {
    b.startVector(4, offsets.length, 4);
    for (const offset of offsets.toReversed()) b.addOffset(offset);
    return b.endVector();
  };
  const associated = files.map(([name, type]) => {
    const text = b.createString(name);
    b.startObject(5);
    b.addFieldOffset(0, text, 0);
    b.addFieldInt8(2, type, 0);
    return b.endObject();
  });
  const output = table([[6, vector(associated)]], 7);
  const subgraph = table([[3, vector([output])]], 8);
  b.finish(table([[3, vector([subgraph])]], 8), 'M001');
  return b.asUint8Array().slice();
}

const yesNo: ZipSpec = { name: 'labels.txt', text: 'yes\nno\n' };

describe('labels in the model', () => {
  it.each([
    ['with offsets from the file', false, ''],
    ['with offsets from the archive', true, ''],
    ['with a comment', false, 'made by hand'],
  ])('are read from a stored file %s', (_, fromArchive, comment) => {
    expect(labelsOf(withZip(model(), [yesNo], fromArchive, comment))).toEqual({ labels: ['yes', 'no'], problems: [] });
  });

  it('are the file that the metadata names, whatever it is called', () => {
    const metadata = metadataWith([
      ['notes.txt', 1],
      ['classes.txt', 2],
    ]);
    const file = withZip(model([{ name: 'TFLITE_METADATA', data: metadata }]), [
      yesNo,
      { name: 'notes.txt', text: 'nothing' },
      { name: 'classes.txt', text: 'cat\ndog\nbird' },
    ]);
    expect(labelsOf(file).labels).toEqual(['cat', 'dog', 'bird']);
  });

  it('are guessed by name where the metadata is damaged', () => {
    const file = withZip(model([{ name: 'TFLITE_METADATA', data: new Uint8Array([9, 9, 9, 9, 9]) }]), [yesNo]);
    expect(labelsOf(file).labels).toEqual(['yes', 'no']);
  });

  it('that are compressed are left out with a warning', () => {
    const found = labelsOf(withZip(model(), [{ ...yesNo, method: 8 }]));
    expect(found.labels).toEqual([]);
    expect(found.problems).toMatchObject([{ severity: 'warning', code: 'parse/limit' }]);
    expect(found.problems[0]?.message).toContain('labels.txt');
  });

  it('are none without an archive, and none where it holds other files', () => {
    const none = { labels: [], problems: [] };
    expect(labelsOf(model())).toEqual(none);
    expect(labelsOf(withZip(model(), [{ name: 'readme.txt', text: 'x' }]))).toEqual(none);
  });

  it('never make reading fail, wherever the archive is damaged', () => {
    const plain = model();
    const whole = withZip(plain, [yesNo, { name: 'b.txt', text: 'b' }]);
    let read = 0;
    for (let at = plain.length; at < whole.length; at++) {
      for (const value of [0, 0x7f, 0xff]) {
        const damaged = whole.slice();
        damaged[at] = value;
        const { labels } = labelsOf(damaged);
        if (labels.length > 0) read++;
      }
      expect(labelsOf(whole.slice(0, at)).labels).toEqual([]);
    }
    expect(read).toBeGreaterThan(0);
  });
});

describe('a labels file', () => {
  it.each([
    ['a\nb\n', ['a', 'b']],
    ['\uFEFFa\r\n b \r\n\r\n', ['a', 'b']],
    ['a\n\nc', ['a', '', 'c']],
    ['', []],
    ['\n\n', []],
  ])('%j is %j', (text, labels) => {
    expect(labelsFromText(text)).toEqual(labels);
  });

  it('of another length than the output is told', () => {
    expect(checkLabelCount(['a', 'b'], 3)).toMatchObject([{ severity: 'warning', got: '2 labels, 3 classes' }]);
    expect(checkLabelCount(['a', 'b'], 2)).toEqual([]);
    expect(checkLabelCount([], 3)).toEqual([]);
  });
});
