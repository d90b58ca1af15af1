import path from 'node:path';
import { checkPackage } from './check-package.ts';

const root = path.resolve(import.meta.dirname, '../..');
const findings = await checkPackage(root, (line) => console.log(line));
if (findings.length > 0) {
  console.error(`\n${findings.length} of them must be put right before the package can deploy.`);
  process.exitCode = 1;
}
