import { tmpdir } from 'node:os';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readOptions } from './command-line.ts';
import { fakeSf, type FakeSf } from './fake-sf.ts';
import { makePackageVersion } from './make-package-version.ts';
import { makeScratchOrg } from './scratch-org.ts';
import { createSf } from './sf.ts';

let fake: FakeSf;
let printed: string[] = [];

afterEach(() => {
  fake.remove();
  printed = [];
});

function sfOf(environment: NodeJS.ProcessEnv, isDryRun = false) {
  return createSf({
    root: tmpdir(),
    isDryRun,
    environment,
    print: (line) => printed.push(line),
  });
}

const project = (packageAliases: Record<string, string>) =>
  JSON.stringify({
    packageDirectories: [{ path: 'force-app', package: 'Watercooler' }],
    packageAliases,
  });

describe('the Salesforce CLI', () => {
  test('gets its words one by one, whatever a shell would make of them', async () => {
    fake = fakeSf();
    await sfOf(fake.environment).run('org', 'open', '--path', '$(rm -rf /); echo "x"');
    expect(fake.calls()).toEqual([['org', 'open', '--path', '$(rm -rf /); echo "x"']]);
  });

  test('is told to be missing, with where to get it', async () => {
    fake = fakeSf();
    const sf = sfOf({ PATH: tmpdir() });
    await expect(sf.run('org', 'list')).rejects.toThrow(
      'The Salesforce CLI (sf) is not on the PATH. Install it with',
    );
  });

  test('stops what follows when it fails', async () => {
    fake = fakeSf({}, 'project deploy');
    await expect(sfOf(fake.environment).run('project', 'deploy', 'start')).rejects.toThrow(
      '"sf project deploy start" ended with status 1',
    );
  });

  test('says itself why a question has no answer', async () => {
    fake = fakeSf({ 'org display': {} }, 'org display');
    const sf = sfOf(fake.environment);
    await expect(sf.ask(z.object({}), 'org', 'display')).rejects.toThrow(
      '"sf org display" failed: No such org.',
    );
  });

  test('may answer in another way than expected', async () => {
    fake = fakeSf({ 'org display': { url: 'x' } });
    const sf = sfOf(fake.environment);
    await expect(sf.ask(z.object({ instanceUrl: z.string() }), 'org', 'display')).rejects.toThrow(
      'answered in a way this command does not know',
    );
  });
});

describe('a scratch org', () => {
  const steps = (isDryRun = false) => ({
    sf: sfOf(fake.environment, isDryRun),
    alias: 'try',
    compile: () => [],
    seed: () => {
      printed.push('seed');
      return Promise.resolve();
    },
  });

  test('is made, filled, opened to its admin and seeded, in that order', async () => {
    fake = fakeSf();
    await makeScratchOrg(steps());
    expect(printed).toEqual([
      '$ sf org create scratch --definition-file config/project-scratch-def.json --alias try --duration-days 7 --wait 20',
      '$ sf project deploy start --target-org try --wait 30',
      '$ sf org assign permset --target-org try --name Watercooler_Admin --name Watercooler_Rep',
      'seed',
    ]);
    expect(fake.calls()).toHaveLength(3);
  });

  test('is only described in a dry run', async () => {
    fake = fakeSf();
    await makeScratchOrg(steps(true));
    expect(printed).toHaveLength(4);
    expect(fake.calls()).toEqual([]);
  });

  test('is left alone once a step failed', async () => {
    fake = fakeSf({}, 'project deploy');
    await expect(makeScratchOrg(steps())).rejects.toThrow('ended with status 1');
    expect(printed).not.toContain('seed');
  });

  test('is not even begun when the components do not compile', async () => {
    fake = fakeSf();
    const compile = () => [{ file: 'chips.ts', problem: 'is wrong', remedy: 'mend it' }];
    await expect(makeScratchOrg({ ...steps(), compile })).rejects.toThrow(
      'chips.ts: is wrong: mend it',
    );
    expect(fake.calls()).toEqual([]);
  });
});

describe('a package version', () => {
  test('comes after the package itself, the first time', async () => {
    fake = fakeSf();
    const sf = sfOf(fake.environment);
    const check = () => Promise.resolve([]);
    await makePackageVersion({ sf, devHub: 'hub', project: project({}), check });
    expect(printed).toEqual([
      '$ sf package create --name Watercooler --package-type Unlocked --path force-app --no-namespace --target-dev-hub hub',
      '$ sf package version create --package Watercooler --installation-key-bypass --code-coverage --wait 60 --target-dev-hub hub',
    ]);
  });

  test('comes alone when the package is known', async () => {
    fake = fakeSf();
    const sf = sfOf(fake.environment, true);
    const aliases = project({ Watercooler: '0Ho000000000001' });
    await makePackageVersion({
      sf,
      devHub: 'hub',
      project: aliases,
      check: () => Promise.resolve([]),
    });
    expect(printed).toHaveLength(1);
    expect(fake.calls()).toEqual([]);
  });

  test('is not asked for while the package has faults', async () => {
    fake = fakeSf();
    const sf = sfOf(fake.environment);
    const check = () => Promise.resolve([{ file: 'a', problem: 'b', remedy: 'c' }]);
    await expect(
      makePackageVersion({ sf, devHub: 'hub', project: project({}), check }),
    ).rejects.toThrow('no version was asked for');
    expect(fake.calls()).toEqual([]);
  });
});

describe('a command', () => {
  test('needs an org', () => {
    fake = fakeSf();
    expect(() => readOptions([])).toThrow('Say which org: --target-org NAME');
    expect(() => readOptions(['--force'])).toThrow('--force');
    expect(readOptions(['--target-org', 'try', '--dry-run'])).toEqual({
      targetOrg: 'try',
      isDryRun: true,
    });
  });
});
