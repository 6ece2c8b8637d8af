import { problem, type Problem } from '../errors.ts';
import { findTools, type Outcome, type Tool, type ToolId } from '../run/index.ts';
import type { Command } from './command.ts';
import { table } from './format.ts';

export const doctor: Command = {
  name: 'doctor',
  says: 'show which compilers and emulators are found, and how to get those that are missing',
  examples: ['bareflow doctor', 'BAREFLOW_ARM_GCC=/opt/arm/bin/arm-none-eabi-gcc bareflow doctor'],
  declare: () => {},
  run: async (_, __, { environment }) => {
    const found = Object.entries(await findTools(environment.variables)) as [ToolId, Outcome<Tool>][];
    const rows = found.map(([id, tool]) =>
      tool.ok ? [id, tool.value.version, tool.value.command] : [id, 'missing', '-'],
    );
    const missing = found.flatMap(([, tool]) => (tool.ok ? [] : [missingTool(tool.message, tool.hint)]));
    const tools = found.map(([id, tool]) => ({ id, found: tool.ok, ...(tool.ok ? tool.value : {}) }));
    return {
      text: `${table(['tool', 'version', 'command'], rows)}\n\n${verdict(missing.length)}`,
      data: { tools },
      problems: missing,
      file: null,
    };
  },
};

/** Nothing here is needed to compile a model, so a missing tool is no error. */
function missingTool(message: string, hint: string): Problem {
  return problem('run/tool-missing', message, { severity: 'warning', hint });
}

function verdict(missing: number): string {
  const need = '"inspect" and "compile" need none of these; they build and run the emitted C on this computer.';
  return missing === 0 ? `All found. ${need}` : `${missing} missing. ${need}`;
}
