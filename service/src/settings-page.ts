import { settings } from './settings.ts';

/** The Markdown page that describes every setting, made from the settings themselves. */
export function settingsPage(): string {
  const sections = Object.entries(settings.shape).map(([name, schema]) => {
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
    'Every setting is an environment variable. If any is wrong, the service lists all that are and exits with status 1. This page is made from `service/src/settings.ts`.\n',
    ...sections,
  ].join('\n');
}
