import { settings } from '../service/src/settings.ts';
import { commandSettings } from './command-settings.ts';

/** The Markdown page that describes every setting, made from the settings themselves. */
export function settingsPage(): string {
  const all = { ...settings.shape, ...commandSettings.shape };
  const sections = Object.entries(all).map(([name, schema]) => {
    const fallback = schema.safeParse(undefined);
    const without = !fallback.success
      ? 'Needed.'
      : fallback.data === undefined
        ? 'Optional.'
        : `Default: \`${String(fallback.data)}\`.`;
    return `## \`${name}\`\n\n${schema.meta()?.description ?? ''}\n\n${without}\n`;
  });
  return [
    '# Settings of the service\n',
    'Every setting is an environment variable. If any is wrong, the service lists all that are and exits with status 1. What only a command reads comes last. This page is made from `service/src/settings.ts` and `scripts/command-settings.ts`.\n',
    ...sections,
  ].join('\n');
}
