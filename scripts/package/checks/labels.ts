import type { Finding } from '../finding.ts';
import type { PackageSource } from '../source/package-source.ts';

/** Labels that are used exist, labels that exist are used, and none stands twice. */
export function checkLabels({ labels, scripts, metadata }: PackageSource): Finding[] {
  const names = new Set(labels.map(({ name }) => name));
  const used = new Set<string>();
  const missing: Finding[] = [];
  const uses = [
    ...scripts.map(({ path, imports }) => ({ path, text: imports.join('\n') })),
    ...metadata,
  ];
  for (const { path: file, text } of uses) {
    const named = text.matchAll(/(?:@salesforce\/label\/c|\$Label(?:\.c)?)\.(\w+)/g);
    for (const [, name = ''] of named) {
      used.add(name);
      if (names.has(name)) continue;
      missing.push({
        file,
        problem: `uses the label ${name}, which does not exist`,
        remedy: 'correct its name, or add it to CustomLabels.labels-meta.xml',
      });
    }
  }
  const unused = labels
    .filter(({ name }) => !used.has(name))
    .map(({ name, file }) => ({
      file,
      problem: `the label ${name} is used nowhere`,
      remedy: 'use it or remove it',
    }));
  const twice = labels
    .filter(({ name }, index) => labels.findIndex((label) => label.name === name) !== index)
    .map(({ name, file }) => ({
      file,
      problem: `the label ${name} stands twice`,
      remedy: 'keep one',
    }));
  return [...missing, ...unused, ...twice];
}
