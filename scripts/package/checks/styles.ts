import type { Finding } from '../finding.ts';
import type { PackageSource } from '../source/package-source.ts';

/** A style sheet imports only styles of the package, by `@import 'c/noteStyles';`. */
export function checkStyles({ styles, files }: PackageSource): Finding[] {
  const paths = new Set(files.map(({ path }) => path));
  return styles.flatMap(({ path: file, text }) =>
    [...withoutComments(text).matchAll(/@import\s+(?:url\()?['"]?([^'")\s;]+)/g)].flatMap(
      ([, from = '']) => {
        const name = /^c\/(\w+)$/.exec(from)?.[1];
        if (name === undefined) {
          return [
            {
              file,
              problem: `imports the style ${from}, which is not of the package`,
              remedy: "import a style module of the package, as in @import 'c/noteStyles'",
            },
          ];
        }
        if (paths.has(`force-app/main/default/lwc/${name}/${name}.css`)) return [];
        return [
          {
            file,
            problem: `imports the style ${from}, which is none`,
            remedy: 'correct the import',
          },
        ];
      },
    ),
  );
}

/** Shorthands of four lengths, of which the second is for the right side and the fourth for the left. */
const FOUR_LENGTHS =
  /(?:^|[\s;{])(padding|margin)\s*:((?:\s+(?:[\w.-]+|\w+\([^()]*\))){4})\s*[;}]/g;
const SIDES =
  /(?:^|[\s;{])((?:padding|margin|border)-(?:left|right)|left|right|text-align:\s*(?:left|right)|transform:\s*translateX\()/g;

/** Nothing names the left or the right side: where people read from right to left it is the other. */
export function checkSides({ styles }: PackageSource): Finding[] {
  return styles.flatMap(({ path: file, text }) => {
    const css = withoutComments(text);
    const shorthands = [...css.matchAll(FOUR_LENGTHS)]
      .filter(([, , lengths = '']) => {
        const [, right, , left] = lengths.match(/[\w.-]+(?:\([^()]*\))?/g) ?? [];
        return right !== left;
      })
      .map(([, property = '']) => property);
    const sides = [...css.matchAll(SIDES)].map(([, what = '']) => what);
    return [...shorthands, ...sides].map((what) => ({
      file,
      problem: `sets a left or a right side with ${what.trim()}`,
      remedy: 'use the logical property, as in padding-inline-start',
    }));
  });
}

function withoutComments(css: string): string {
  return css.replaceAll(/\/\*[\s\S]*?\*\//g, '');
}
