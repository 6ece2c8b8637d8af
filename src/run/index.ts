/** Finds compilers and emulators, builds emitted code with the test harness, runs it and reads the results. */
export { buildFirmware } from './build.ts';
export type { Build, BuildOptions, SourceFile, StackFrame } from './build-types.ts';
export type { Sizes, SymbolKind, SymbolSize } from './elf.ts';
export { runFirmware } from './execute.ts';
export type { Run, RunOptions } from './run-types.ts';
export { harnessMain, type HarnessModel } from './harness-main.ts';
export { runModels, type BatchOptions, type ModelResult, type ModelRun } from './models.ts';
export { modelRun } from './compiled.ts';
export { benchModel, type Bench, type BenchOptions, type LayerCost } from './bench.ts';
export { verifyModel, type Mismatch, type Verification, type VerifyOptions } from './verify.ts';
export type { SizesByOrigin } from './link-map.ts';
export { coreIds, machines, type CoreId, type Machine } from './machines.ts';
export { failure, success, type Failure, type FailureCode, type Outcome, type Success } from './outcome.ts';
export {
  traceModes,
  type Cost,
  type InvocationResult,
  type Job,
  type JobResult,
  type LayerRecord,
  type TraceMode,
} from './protocol.ts';
export { findTool, findTools, installCommand, toolIds, type Tool, type ToolId } from './tools.ts';
