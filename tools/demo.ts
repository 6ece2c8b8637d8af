// `npm run demo`: a gesture recogniser becomes C, is built for a Cortex-M4, runs in the emulator on recorded inputs, and
// its answers are compared with those of TensorFlow Lite Micro.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { byteSize, mainOf, tensorAt } from '../src/graph/tensor.ts';
import { type Compiled, compile, findBoard, labelsFromText } from '../src/index.ts';
import { type Bench, benchModel, modelRun, type Outcome, runModels } from '../src/run/index.ts';

const MODEL = 'gesture';
const BOARD = 'qemu-m4';
const CORE = 'cortex-m4';

const workDir = mkdtempSync(join(tmpdir(), 'bareflow-demo-'));
process.exitCode = await demo().finally(() => rmSync(workDir, { recursive: true, force: true }));

async function demo(): Promise<number> {
  const compiled = compileExample();
  const inputs = vectors('input0.bin', portBytes(compiled, 'inputs'));
  const expected = vectors('expected0.bin', portBytes(compiled, 'outputs'));
  const answers = await runOnCore(compiled, inputs);
  const matching = expected.filter((bytes, i) => Buffer.from(bytes).equals(answers[i] ?? new Uint8Array()));
  answers.forEach((answer, i) => console.log(answerLine(i, answer, compiled.labels)));
  console.log(`\n${matching.length} of ${expected.length} answers equal those of TensorFlow Lite Micro, byte for byte`);
  printCosts(must(await benchModel(compiled, { core: CORE, workDir, optimise: '-O2', invocations: [[inputs[0]!]] })));
  return matching.length === expected.length ? 0 : 1;
}

function compileExample(): Compiled {
  const model = readFileSync(`examples/${MODEL}/model.tflite`);
  const labels = labelsFromText(readFileSync(`examples/${MODEL}/labels.txt`, 'utf8'));
  const board = findBoard(BOARD);
  const compiled = compile(model, { fileName: `${MODEL}.tflite`, name: MODEL, backend: 'native', board, labels });
  const sizes = compiled.files.map(({ path, text }) => `  ${path.padEnd(20)} ${text.split('\n').length - 1} lines`);
  console.log(`${MODEL}: a model of ${model.length} bytes became, for ${board.name},\n${sizes.join('\n')}\n`);
  return compiled;
}

/** All invocations stand one after another. */
function vectors(file: string, size: number): readonly Uint8Array[] {
  const all = readFileSync(`examples/${MODEL}/${file}`);
  return Array.from({ length: all.length / size }, (_, i) => Uint8Array.from(all.subarray(i * size, (i + 1) * size)));
}

function portBytes({ stages }: Compiled, side: 'inputs' | 'outputs'): number {
  const main = mainOf(stages.graph);
  return byteSize(tensorAt(main, main[side][0]!));
}

async function runOnCore(compiled: Compiled, inputs: readonly Uint8Array[]): Promise<readonly Uint8Array[]> {
  const run = modelRun(
    compiled,
    inputs.map((bytes) => [bytes]),
  );
  const options = { core: CORE, workDir, mode: 'off', count: false, optimise: '-O2', sanitize: false } as const;
  const [result] = await runModels([run], { ...options, timeoutMs: 60_000 });
  return must(result!.outcome).invocations.map(({ outputs }) => outputs[0]!);
}

function answerLine(index: number, answer: Uint8Array, labels: readonly string[]): string {
  const codes = Array.from(answer, (byte) => (byte << 24) >> 24);
  const best = codes.indexOf(Math.max(...codes));
  const percent = Math.round(((codes[best]! + 128) / 256) * 100);
  return `  window ${String(index).padStart(2)}  ${(labels[best] ?? `class ${best}`).padEnd(8)} ${percent} %`;
}

function printCosts({ instructions, codeBytes, constBytes, ramBytes, stackBytes }: Bench): void {
  console.log(`on an emulated Cortex-M4: ${instructions} instructions for one answer,`);
  console.log(`${codeBytes + constBytes} bytes of flash, ${ramBytes} bytes of RAM, ${stackBytes} bytes of stack`);
}

function must<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  console.error(`${outcome.message}\n${outcome.hint}\n${outcome.detail}`);
  process.exit(1);
}
