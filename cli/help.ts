/** The output of `--help` without a command: the commands, and how to get the options of each. */
import { commandName, isClone } from './command-name.ts';

const line = (command: string, does: string) => `  ${command.padEnd(32)} ${does}`;

const demo = `${line('npm run demo', "today's mail from a sample bill, no AWS account needed")}\n`;

export function helpText(): string {
  return `finops-digest: AWS costs by organizational unit, every morning.

${isClone ? demo : ''}${line(`${commandName} run …`, 'the digest of one day from your own bill')}
${line(`${commandName} backfill …`, 'updates archived days from the bill, for one day or three years')}
${line(`${commandName} audit …`, 'missing days of the archive, and the commands that fill the gaps')}
${line(`${commandName} rules …`, 'allocation rules: check, test, explain, compare and publish them')}
${line(`${commandName} preview`, 'the newest mail as a page: phone and desktop, light and dark')}
${line(`${commandName} serve`, 'the archive as an API and a dashboard, on this computer')}
${line(`${commandName} query "select …"`, 'SQL over bill and archive, read-only')}
${line(`${commandName} resource-metrics …`, 'which CloudWatch metrics it would ask for, and their price')}
${line(`${commandName} warehouse …`, 'the views of the archive in Redshift: plan, apply, drop')}
${line(`${commandName} --version`, 'the version of finops-digest')}

'${commandName} run --help' lists every option; the other commands have --help as well.
Exit codes: 0 done, 1 failed, 2 bad usage or input (nothing was changed).
`;
}
