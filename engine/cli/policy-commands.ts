import type { Command } from 'commander';
import { runApprove, type ApproveOptions } from './commands/approve.ts';
import { runCompare } from './commands/compare.ts';
import { runDecide, type DecideOptions } from './commands/decide.ts';
import { runExchange, type ExchangeOptions } from './commands/exchange.ts';
import { runOverride, type OverrideOptions } from './commands/override.ts';
import { runSideBySide } from './commands/side-by-side.ts';
import { runVerify, type VerifyOptions } from './commands/verify.ts';
import type { Outcome } from './outcome.ts';

/**
 * Adds the commands that work on policies alone.
 *
 * @param command makes a command of the program
 * @param finish takes what a command has to say
 */
export function addPolicyCommands(
  command: (name: string, description: string) => Command,
  finish: (outcome: Outcome) => void,
): void {
  command('decide <policy>', '方針で判断する / judge facts by a policy')
    .requiredOption('--facts <file-or-json>', '事実の JSON かファイル / facts as JSON or a file')
    .option('--explain', '理由と、結果を変える答えも示す / with reasons and what would change the result')
    .action(async (name: string, options: DecideOptions) => {
      finish(await runDecide(name, options));
    });
  command('override <policy>', '推奨と違う決定が認められるかを調べる / whether a person may decide otherwise')
    .requiredOption('--facts <file-or-json>', '事実の JSON かファイル / facts as JSON or a file')
    .requiredOption('--decision <id>', '判断の名前 / id of the decision')
    .requiredOption('--to <outcome>', 'したい決定 / the outcome wanted')
    .requiredOption('--role <id>', '決める人の役割 / role of who decides')
    .option('--reason <text>', '根拠（下げるときは必ず） / grounds, always needed to lower', '')
    .requiredOption('--hours-since-receipt <h>', 'はじめの受付からの時間 / hours since the first receipt')
    .action((name: string, options: OverrideOptions) => {
      finish(runOverride(name, options));
    });
  command('side-by-side <policy...>', '1 つの事例を複数の方針で判断する / several policies on one case')
    .requiredOption('--facts <file-or-json>', '事実の JSON かファイル / facts as JSON or a file')
    .action((names: readonly string[], options: { facts: string }) => {
      finish(runSideBySide(names, options.facts));
    });
  command('verify <policy>', '方針を網羅検査する / verify a policy')
    .option(
      '--generate-tests',
      '足りない試験を方針の形で書き出す / write the tests that are missing, as a policy has them',
    )
    .action((name: string, options: VerifyOptions) => {
      finish(runVerify(name, options));
    });
  command('compare <policyA> <policyB>', '2 つの方針を比べる / compare two policies')
    .option('--pack <pack>', '相談者の構成と窓口の負担への影響も見る / with the case mix and the effect on a desk')
    .action((before: string, after: string, options: { pack?: string }) => {
      finish(runCompare(before, after, options.pack));
    });
  command('approve <old> <new>', '新しい版を承認できるかを調べる / whether a version may be approved')
    .option('--acknowledge <file-or-json>', '確認済みの引き下げ / downgrades accepted, each with its reason')
    .option('--by <name>', '承認する人 / who approves')
    .option('--organisation <name>', '承認する人の所属 / the organisation of who approves')
    .action((before: string, after: string, options: ApproveOptions) => {
      finish(runApprove(before, after, options));
    });
  command('exchange [policy]', '方針を表や DMN に書き出し、表から読む / write a policy as tables or DMN, read tables')
    .option('--to <csv|xlsx|dmn>', '書き出す形式 / format to write')
    .option(
      '--from <file...>',
      '読む表（xlsx、または CSV のファイルかフォルダー） / tables to read: an xlsx, CSV files or their folder',
    )
    .option('--out <file>', '書き出す先（CSV はフォルダー） / where to write; a folder for CSV')
    .action(async (name: string | undefined, options: ExchangeOptions) => {
      finish(await runExchange(name, options));
    });
}
