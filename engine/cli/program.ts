import { Command, CommanderError, Option } from 'commander';
import { createCliIssue } from './cli-issues.ts';
import { runBench } from './commands/bench.ts';
import { runCheckTheory, type CheckTheoryOptions } from './commands/check-theory.ts';
import { runDiagram, type DiagramOptions } from './commands/diagram.ts';
import { runErlang, type ErlangOptions } from './commands/erlang.ts';
import { runPacks } from './commands/packs.ts';
import { runSimulate, type SimulateOptions } from './commands/simulate.ts';
import { runTheory, type TheoryOptions } from './commands/theory.ts';
import { runValidate } from './commands/validate.ts';
import { exitCodes, refuse, type Outcome } from './outcome.ts';
import { addPolicyCommands } from './policy-commands.ts';
import type { Issue } from '../domain/issue.ts';
import { runWalk, type WalkOptions } from './commands/walk.ts';

/** The outcome of a call and whether it is to be written as JSON. */
export interface Call {
  readonly outcome: Outcome;
  readonly asJson: boolean;
}

function collect(value: string, previous: readonly string[]): readonly string[] {
  return [...previous, value];
}

/**
 * Runs one call of the command line.
 * @param argv the arguments after the program's name
 */
export async function runProgram(argv: readonly string[]): Promise<Call> {
  const asJson = argv.includes('--json');
  let outcome: Outcome | null = null;
  let shown = '';
  const program = new Command('madoguchi');
  const command = (name: string, description: string) =>
    program
      .command(name)
      .description(description)
      .addOption(new Option('--json', 'JSON を 1 つだけ書き出す / write exactly one JSON document'))
      .allowExcessArguments(false);

  command('packs', '同梱のパック / packs that ship with the product').action(() => {
    outcome = runPacks();
  });
  command('validate <pack-or-policy>', 'パックか方針を検査する / check a pack or a policy').action((name: string) => {
    outcome = runValidate(name);
  });
  addPolicyCommands(command, (said) => {
    outcome = said;
  });
  command('bench', '速さの比 / ratios of speed, measured side by side').action(async () => {
    outcome = await runBench();
  });
  command('simulate <pack>', '窓口を試算する / simulate the desk')
    .option('--staffing <id>', '人員配置の名前 / id of the staffing')
    .option('--policy <file>', '別の方針 / another policy')
    .option('--replications <n>', '試算の組数 / number of replications')
    .option('--seed <n>', '乱数の種 / seed', '1')
    .option('--threads <n>', 'スレッド数 / threads', '1')
    .option('--precision <p>', '対応率の 95% 区間の半幅 / half-width wanted on responseRate')
    .option('--set <file#pointer=json>', '値を 1 つ変える / change one value', collect, [])
    .option('--option <id.target=factor>', '選択肢の効果を入れる / enter the effect of an option', collect, [])
    .option('--options-from <pack>', '選択肢のパック / pack of the options', 'ict-options')
    .action(async (name: string, options: SimulateOptions) => {
      outcome = await runSimulate(name, options);
    });

  command('theory <pack>', '理論値（時間変化つき） / the exponential model by the Kolmogorov equations')
    .option('--staffing <id>', '人員配置の名前 / id of the staffing')
    .option('--required-for <rate>', '対応率の目標と、そのための人数 / least staff for this response rate')
    .option('--set <file#pointer=json>', '値を 1 つ変える / change one value', collect, [])
    .action((name: string, options: TheoryOptions) => {
      outcome = runTheory(name, options);
    });
  command('check-theory', '試算を厳密な答えと照らす / the simulation beside exact answers')
    .option('--seed <n>', '乱数の種 / seed', '1')
    .option('--replications <n>', '試算の組数 / number of replications')
    .action((options: CheckTheoryOptions) => {
      outcome = runCheckTheory(options);
    });
  command('erlang', 'アーランの公式 / the classical formulas')
    .option('--model <b|c|a|mmck>', '公式 / formula')
    .option('--servers <n>', '席 / seats')
    .option('--per-hour <x>', '1 時間の着信 / arrivals an hour')
    .option('--minutes <x>', '平均の相談時間（分） / mean minutes a session')
    .option('--patience <x>', '平均の待てる時間（分） / mean patience in minutes')
    .option('--places <n>', '待つ場所の数（席は含まない） / waiting places, seats not among them')
    .option('--within <x>', '待ち時間の目標（分） / minutes within which people are to be met')
    .action((options: ErlangOptions) => {
      outcome = runErlang(options);
    });
  command('diagram <machine>', '状態遷移図 / a statechart as data')
    .option('--svg', '図にする / draw it')
    .option('--lang <ja|en>', '図の言語 / language of the picture', 'ja')
    .option('--state <id>', '今いる状態 / state to mark as the current one')
    .option('--part <id>', '開いて描く状態 / state to open up')
    .action((machine: string, options: DiagramOptions) => {
      outcome = runDiagram(machine, options);
    });
  command('walk <pack> <case>', '事例を歩く / walk through a case')
    .requiredOption('--answers <file-or-json>', '選んだこと / choices')
    .option(
      '--machine <name>',
      'ステートチャート。省略時はパックに合うもの / chart, by default the one that suits the pack',
    )
    .action((name: string, caseId: string, options: WalkOptions) => {
      outcome = runWalk(name, caseId, options);
    });

  program.exitOverride().configureOutput({
    writeOut: (text) => {
      shown += text;
    },
    writeErr: () => undefined,
  });
  for (const each of program.commands) each.exitOverride().configureOutput(program.configureOutput());

  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (cause) {
    if (!(cause instanceof CommanderError)) throw cause;
    const isHelp = cause.code === 'commander.helpDisplayed' || (cause.code === 'commander.help' && argv.length > 0);
    if (isHelp) return { outcome: { exit: exitCodes.done, json: { help: shown }, text: shown.trimEnd() }, asJson };
    return { outcome: refuseUsage(cause, argv, program), asJson };
  }
  return { outcome: outcome ?? refuse([]), asJson };
}

/** What commander refused, as an issue of ours. */
function describeUsage(cause: CommanderError, command: Command): Issue {
  const place = { file: `madoguchi ${command.name()}`, pointer: '' };
  const got = /'([^']*)'/.exec(cause.message)?.[1] ?? '—';
  const usage = `${command.name()} ${command.usage()}`;
  const allowed = command.options.map((option) => option.flags);
  switch (cause.code) {
    case 'commander.unknownOption':
      return createCliIssue('option-unknown', place, { got, allowed });
    case 'commander.missingArgument':
      return createCliIssue('argument-missing', place, { got, usage });
    case 'commander.excessArguments':
      return createCliIssue('argument-excess', place, { usage });
    default:
      return createCliIssue('option-missing', place, { option: got, allowed });
  }
}

function refuseUsage(cause: CommanderError, argv: readonly string[], program: Command): Outcome {
  const allowed = program.commands.map((each) => each.name());
  const first = argv.find((argument) => !argument.startsWith('-'));
  const command = program.commands.find((each) => each.name() === first);
  if (command === undefined) {
    return refuse([
      createCliIssue('command-unknown', { file: 'madoguchi', pointer: '' }, { got: first ?? '—', allowed }),
    ]);
  }
  return refuse([describeUsage(cause, command)]);
}
