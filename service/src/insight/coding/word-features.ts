/** Words that say nothing about the theme of a note. */
const emptyWords = new Set(
  (
    'a an the and or but of to in on at by for from with as is are was were be been being it its he ' +
    'she they we you i his her their our your my him them us me this that these those there here what ' +
    'which who whom when where why how if then than so just only not no nor do does did done has have ' +
    'had having will would could should can cant dont didnt s t re ve ll m d im hes shes theyre said ' +
    'says say one all up out off over into about also very too more most some any much many'
  ).split(' '),
);

/** Lengths of the letter groups inside a word; they bridge typos and endings. */
const groupLengths = [3, 4];

/** What a letter group weighs against its word. */
const groupWeight = 0.3;

/**
 * What a text is compared by: its words, cut to a light stem, and the letter groups inside them,
 * each with how much it counts.
 */
export function featuresOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of contentWords(text)) {
    count(counts, `w:${stem(word)}`);
    for (const group of letterGroups(word)) count(counts, `g:${group}`);
  }
  // A word said twice is not twice as telling.
  return new Map(
    [...counts].map(([feature, times]) => [
      feature,
      (feature.startsWith('g:') ? groupWeight : 1) * (1 + Math.log(times)),
    ]),
  );
}

/** The words of a text that can tell its theme, in lower case and without accents. */
export function contentWords(text: string): string[] {
  const plain = text
    .replace(/\[[a-z]{1,12}\]/g, ' ')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}'’]/gu, '');
  return plain
    .split(/[^\p{L}\p{N}]/u)
    .filter((word) => word !== '' && word.length <= 64 && !emptyWords.has(word));
}

/** Cuts the commonest English endings, so that "invoiced" meets "invoices". */
export function stem(word: string): string {
  if (word.length < 5) return word;
  const cut = word
    .replace(/ies$/, 'y')
    .replace(/(?:tions?|ments?|ing|edly|ed|ers?|es|s|ly)$/, '')
    .replace(/(.)\1$/, '$1')
    .replace(/e$/, '');
  return cut.length < 3 ? word : cut;
}

function letterGroups(word: string): string[] {
  const padded = `_${word}_`;
  const groups: string[] = [];
  for (const length of groupLengths) {
    for (let end = length; end <= padded.length; end++)
      groups.push(padded.slice(end - length, end));
  }
  return groups;
}

function count(counts: Map<string, number>, feature: string): void {
  counts.set(feature, (counts.get(feature) ?? 0) + 1);
}
