/** What a command may touch of the world besides files; tests give their own. */
export interface Environment {
  readonly stdout: Terminal;
  readonly stderr: Terminal;
  readonly cwd: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
}

export interface Terminal {
  readonly write: (text: string) => void;
  readonly isTTY: boolean;
}

export function processEnvironment(): Environment {
  return {
    stdout: terminal(process.stdout),
    stderr: terminal(process.stderr),
    cwd: process.cwd(),
    variables: process.env,
  };
}

/** A reader that stops early ("bareflow boards | head -1") is no failure. */
function terminal(stream: NodeJS.WriteStream): Terminal {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  return { write: (text) => void stream.write(text), isTTY: stream.isTTY === true };
}
