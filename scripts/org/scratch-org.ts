import type { Finding } from '../package/finding.ts';
import { lineOf } from '../package/finding.ts';
import type { Sf } from './sf.ts';

/** Marketing is left out: whoever reads notes must not hold it. */
const permissionSets = ['Watercooler_Admin', 'Watercooler_Rep'];

export interface ScratchOrgSteps {
  readonly sf: Sf;
  readonly alias: string;
  /** Emits the JavaScript that deploys; returns what is wrong with the components. */
  readonly compile: () => Finding[];
  /** Loads the sample records once the org is there. */
  readonly seed: () => Promise<void>;
}

/** Makes a scratch org and puts everything into it that is needed to try Watercooler there. */
export async function makeScratchOrg({ sf, alias, compile, seed }: ScratchOrgSteps): Promise<void> {
  const wrong = compile();
  if (wrong.length > 0) throw new Error(wrong.map(lineOf).join('\n'));
  const target = ['--target-org', alias];
  await sf.run(
    ...['org', 'create', 'scratch', '--definition-file', 'config/project-scratch-def.json'],
    ...['--alias', alias, '--duration-days', '7', '--wait', '20'],
  );
  await sf.run('project', 'deploy', 'start', ...target, '--wait', '30');
  await sf.run(
    ...['org', 'assign', 'permset', ...target],
    ...permissionSets.flatMap((name) => ['--name', name]),
  );
  await seed();
}
