import { bandStrength } from 'c/evidenceBands';
import { rowsOf, textOf } from 'c/graphqlRows';
import type { Row } from 'c/graphqlRows';
import { INSIGHT_AREAS } from 'c/insightAreas';
import { releasedThemes } from 'c/releasedThemes';
import type { ReleasedTheme } from 'c/themeCard';

/** A card is read in a corridor: three lines of what worked are as many as anybody keeps. */
const LINES_SHOWN = 3;
const QUOTES_SHOWN = 2;

/** A line of what worked; it tells little without the theme that it answers. */
export interface WorkedLine {
  /** The name of its theme; empty where the line before is of the same. */
  readonly theme: string;
  readonly words: string;
}

/** What a rep should know before meeting such a buyer. Empty parts are not shown. */
export interface CardFacts {
  readonly barrier: ReleasedTheme | null;
  /** Of the smallest band, so that the fewest may stand behind it who may be shown at all: a lead, not a rule. */
  readonly mayBeThin: boolean;
  /** None, or two of one theme: none stands alone, so that nobody looks for the one who said it. */
  readonly quotes: readonly string[];
  /** The theme that they are of; empty where that is the barrier, whose name stands above. */
  readonly quoteTheme: string;
  readonly worked: readonly WorkedLine[];
  /** What this buyer wants at this stage, and who else is in the room. */
  readonly wants: string;
  readonly inTheRoom: string;
  readonly askNext: string;
}

function isStage(row: Row, stage: string): boolean {
  return textOf(row, 'Name').trim().toLowerCase() === stage.trim().toLowerCase();
}

function workedIn(themes: readonly ReleasedTheme[]): WorkedLine[] {
  const lines = themes.flatMap(({ name, whatWorks }) =>
    whatWorks.map((words) => ({ theme: name, words })),
  );
  const isFirst = ({ words }: WorkedLine, index: number): boolean =>
    lines.findIndex((line) => line.words === words) === index;
  return lines
    .filter(isFirst)
    .slice(0, LINES_SHOWN)
    .map(({ theme, words }, index, shown) => {
      const isSame = theme === shown[index - 1]?.theme;
      return { theme: isSame ? '' : theme, words };
    });
}

/** The answer to the card's second query, for a deal at the given stage. */
export function cardFactsFrom(data: unknown, stage: string): CardFacts {
  const byArea = releasedThemes(rowsOf(data, 'Persona_Theme__c'));
  const themes = [
    ...(byArea.get('stops') ?? []),
    ...INSIGHT_AREAS.filter((area) => area !== 'stops').flatMap((area) => byArea.get(area) ?? []),
  ];
  const [barrier = null] = byArea.get('stops') ?? [];
  const quoted = themes.find(({ quotes }) => quotes.length > 0);
  const now = rowsOf(data, 'Persona_Stage__c').find((row) => isStage(row, stage));
  return {
    barrier,
    mayBeThin: barrier !== null && bandStrength(barrier.contributors) === 1,
    quotes: quoted?.quotes.slice(0, QUOTES_SHOWN) ?? [],
    quoteTheme: quoted && quoted !== barrier ? quoted.name : '',
    worked: workedIn(themes),
    wants: now ? textOf(now, 'Buyer_Goal__c') : '',
    inTheRoom: now
      ? textOf(now, 'Roles__c')
          .split(';')
          .map((role) => role.trim())
          .filter((role) => role !== '')
          .join(', ')
      : '',
    askNext: now ? textOf(now, 'Ask_Next__c') || textOf(now, 'Sales_Goal__c') : '',
  };
}
