import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { checkPackage } from './check-package.ts';
import { checks } from './checks.ts';
import { compileComponents } from './checks/compile.ts';
import { checkStructure } from './checks/structure.ts';
import { lineOf } from './finding.ts';
import { copyPackage, type PackageCopy } from './package-copy.ts';
import { componentFaults } from './planted-faults/components.ts';
import { base, component, note, probe } from './planted-faults/fault.ts';
import { graphqlFaults } from './planted-faults/graphql.ts';
import { layoutFaults } from './planted-faults/layouts.ts';
import { metadataFaults } from './planted-faults/metadata.ts';
import { pageFaults } from './planted-faults/pages.ts';
import { privacyFaults } from './planted-faults/privacy.ts';
import { reportFaults } from './planted-faults/reports.ts';
import { ruleFaults } from './planted-faults/rules.ts';
import { shippedFaults } from './planted-faults/shipped.ts';
import { type PackageSource, readPackage } from './source/package-source.ts';

/** Resolving and converting takes a second, so only its own faults go through it. */
const quickChecks = checks.filter(({ run }) => run !== checkStructure);

let compiled: string[];
let copy: PackageCopy;
let untouched: PackageSource;
/** What the untouched package is refused for: nothing, or one test says so and not fifty. */
let already: string[];

async function linesOf(root: string, chosen = checks): Promise<string[]> {
  const source = readPackage(root, untouched);
  const findings = await Promise.all(chosen.map(({ run }) => run(source)));
  return findings.flat().map(lineOf);
}

/** What the planted fault adds. */
async function newLines(chosen = checks): Promise<string[]> {
  return (await linesOf(copy.root, chosen)).filter((line) => !already.includes(line));
}

beforeAll(async () => {
  copy = copyPackage(path.resolve(import.meta.dirname, '../..'));
  compiled = compileComponents(copy.root).map(lineOf);
  untouched = readPackage(copy.root);
  already = await linesOf(copy.root);
});
afterAll(() => copy.discard());

afterEach(() => copy.restore());

describe('the package as it is', () => {
  it('compiles', () => expect(compiled).toEqual([]));

  it('passes every check', () => expect(already).toEqual([]));
});

describe('the package is refused for', () => {
  const faults = [
    ...metadataFaults,
    ...ruleFaults,
    ...layoutFaults,
    ...pageFaults,
    ...reportFaults,
    ...componentFaults,
    ...graphqlFaults,
    ...shippedFaults,
    ...privacyFaults,
  ];
  it.each(faults)('$what', async ({ plant, says }) => {
    plant(copy);
    expect(await newLines(quickChecks)).toEqual([says].flat());
  });

  it('a type error in a component, as the command prints it', async () => {
    component("export const words: number = 'many';\n")(copy);
    const printed: string[] = [];
    const findings = await checkPackage(copy.root, (line) => printed.push(line));
    const says = `${probe}:1: TypeScript says "Type 'string' is not assignable to type 'number'.": correct it; nothing was compiled`;
    expect(findings.map(lineOf)).toContain(says);
    expect(printed[0]).toMatch(/^NOT +\d+\.\d s {2}components compile$/);
    expect(printed[1]).toBe(`      ${says}`);
  });

  it('a file that is no XML', async () => {
    const file = `${note}/fields/Tone__c.field-meta.xml`;
    copy.edit(file, '</CustomField>', '');
    expect(await newLines(quickChecks)).toContain(
      `${file}: is no XML (line 2: Unclosed tag 'CustomField'.): close what is open`,
    );
  });

  it('a file that belongs to no component', async () => {
    copy.add(`${base}/permissionsets/Watercooler_Guest.permissionset.xml`, '<PermissionSet/>');
    expect(await newLines()).toEqual([
      `${base}/permissionsets/Watercooler_Guest.permissionset.xml: belongs to no component, so it would not deploy: give it the folder and suffix of its metadata type, or name it in .forceignore`,
    ]);
  });

  it('a component whose JavaScript was never emitted', async () => {
    component('export const words = 1;\n')(copy);
    copy.remove(probe.replace('.ts', '.js'));
    expect(await newLines()).toContain(
      `${probe}: has no JavaScript beside it, which is what deploys: run tsc -p force-app/tsconfig.json`,
    );
  });

  it('JavaScript left over from a component that is gone', async () => {
    component('export const words = 1;\n')(copy);
    copy.remove(probe);
    expect(await newLines()).toContain(
      `${probe.replace('.ts', '.js')}: has no TypeScript beside it, so it is left over from an earlier compile: delete it`,
    );
  });
});
