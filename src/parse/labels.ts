import { isCompileError, problem, type Problem } from '../errors.ts';
import type { Graph } from '../graph/types.ts';
import { openBytes, rootTable, type TableReader } from './flatbuffer.ts';
import { zipEntries, type ZipEntry } from './zip.ts';

export interface Labels {
  readonly labels: readonly string[];
  /** Warnings: labels that are there and could not be read. */
  readonly problems: readonly Problem[];
}

const none: Labels = { labels: [], problems: [] };

/** AssociatedFileType of the metadata schema. */
const AXIS_LABELS = 2;
const VALUE_LABELS = 3;

/** One label a line; empty lines at the end do not count. */
export function labelsFromText(text: string): readonly string[] {
  return text
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line, _, all) => all.length > 1 || line !== '');
}

/** Class names out of the model's metadata: a text file in an archive behind the flatbuffer. */
export function labelsFromModel(file: Uint8Array, graph: Graph): Labels {
  const entries = zipEntries(file);
  if (entries.length === 0) return none;
  const entry = labelEntry(entries, namedFiles(graph));
  if (entry === null) return none;
  if (entry.data === null) return { labels: [], problems: [compressed(entry.name)] };
  return { labels: labelsFromText(new TextDecoder().decode(entry.data)), problems: [] };
}

function labelEntry(entries: readonly ZipEntry[], named: readonly string[]): ZipEntry | null {
  const byName = named.flatMap((name) => entries.filter((entry) => entry.name === name));
  const guessed = entries.filter((entry) => /label[^/]*\.txt$/i.test(entry.name));
  return byName[0] ?? guessed[0] ?? null;
}

/** Files that the metadata calls labels of an output. Damaged metadata names none: it changes no result. */
function namedFiles(graph: Graph): readonly string[] {
  const metadata = graph.metadata.find(({ name }) => name === 'TFLITE_METADATA');
  if (metadata === undefined) return [];
  try {
    const [subgraph] = rootTable(openBytes(metadata.data), 'ModelMetadata').tables(3, 'subgraph_metadata');
    const outputs = subgraph?.tables(3, 'output_tensor_metadata') ?? [];
    return outputs.flatMap((output) => output.tables(6, 'associated_files').flatMap(labelFile));
  } catch (error) {
    if (isCompileError(error)) return [];
    throw error;
  }
}

function labelFile(file: TableReader): readonly string[] {
  const type = file.scalar(2, 'type', 'u8', 0);
  return type === AXIS_LABELS || type === VALUE_LABELS ? [file.string(0, 'name')] : [];
}

function compressed(name: string): Problem {
  return problem('parse/limit', `the labels in the model's metadata (${name}) are compressed and left out`, {
    severity: 'warning',
    hint: 'unzip the .tflite file and give the labels with --labels',
  });
}

/** Labels against the model's first output: a wrong number is most likely the wrong file. */
export function checkLabelCount(labels: readonly string[], classes: number | null): readonly Problem[] {
  if (labels.length === 0 || classes === null || labels.length === classes) return [];
  return [
    problem('option/invalid', 'there is one label for each class', {
      severity: 'warning',
      got: `${labels.length} labels, ${classes} classes`,
    }),
  ];
}
