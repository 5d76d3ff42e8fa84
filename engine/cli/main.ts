import { exitCodes } from './outcome.ts';
import { runProgram } from './program.ts';

/** Writes all of a text before the process may end, pipes included. */
function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve) => {
    stream.write(text, () => {
      resolve();
    });
  });
}

try {
  const { outcome, asJson } = await runProgram(process.argv.slice(2));
  const isRefusal = outcome.exit === exitCodes.badInput;
  if (asJson) await write(process.stdout, `${JSON.stringify(outcome.json)}\n`);
  else await write(isRefusal ? process.stderr : process.stdout, `${outcome.text}\n`);
  process.exitCode = outcome.exit;
} catch (cause) {
  const fault = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  await write(
    process.stderr,
    `窓口の内部の誤りです。入力を添えて報告してください。 Internal fault: please report it.\n${fault}\n`,
  );
  if (process.argv.includes('--json')) {
    await write(process.stdout, `${JSON.stringify({ ok: false, fault: fault.split('\n')[0] })}\n`);
  }
  process.exitCode = exitCodes.ourFault;
}
