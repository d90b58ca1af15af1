/** One thing wrong with the package: where, what, and what to do about it. */
export interface Finding {
  /** Path from the project's root, with forward slashes. */
  readonly file: string;
  readonly problem: string;
  readonly remedy: string;
}

/** The finding as the line that the command prints. */
export function lineOf({ file, problem, remedy }: Finding): string {
  return `${file}: ${problem}: ${remedy}`;
}
