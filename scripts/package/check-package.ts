import { checks } from './checks.ts';
import { compileComponents } from './checks/compile.ts';
import { lineOf, type Finding } from './finding.ts';
import { readPackage } from './source/package-source.ts';

/**
 * Compiles the components and runs every check on the package below a project's root. Reports one
 * line a check with its time, then its findings; returns all of them.
 */
export async function checkPackage(
  root: string,
  report: (line: string) => void,
): Promise<Finding[]> {
  const found: Finding[] = [];
  const timed = async (proves: string, run: () => Finding[] | Promise<Finding[]>) => {
    const start = performance.now();
    const findings = await run();
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    report(`${findings.length === 0 ? 'ok ' : 'NOT'} ${seconds.padStart(5)} s  ${proves}`);
    for (const finding of findings) report(`      ${lineOf(finding)}`);
    found.push(...findings);
  };
  await timed('components compile', () => compileComponents(root));
  const source = readPackage(root);
  for (const { proves, run } of checks) await timed(proves, () => run(source));
  return found;
}
