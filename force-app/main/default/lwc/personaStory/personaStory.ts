import { LightningElement, api } from 'lwc';
import type { StoryPart, StorySentence } from 'c/storyText';
import type { ReleasedTheme } from 'c/themeCard';
import { evidenceWords, LABELS, PARTS } from './storyWords';

/** The story of a persona, each sentence with its evidence or marked as an assumption. */
export default class PersonaStory extends LightningElement {
  @api parts: readonly StoryPart[] = [];
  /** The themes that are shown and can be cited; fires `cite` with the id of one. */
  @api themes: readonly ReleasedTheme[] = [];

  labels = LABELS;

  get shownParts() {
    return this.parts.map(({ name, sentences }) => ({
      name,
      heading: PARTS[name],
      sentences: sentences.map((sentence, index) => ({
        key: String(index),
        words: sentence.words,
        isAssumption: sentence.isAssumption,
        cited: this.citedBy(sentence),
      })),
    }));
  }

  handleCite(event: Event): void {
    const { currentTarget } = event;
    if (!(currentTarget instanceof HTMLElement)) return;
    this.dispatchEvent(new CustomEvent('cite', { detail: currentTarget.dataset.theme ?? '' }));
  }

  /** An assumption may be about a theme, but that is no evidence for it. */
  private citedBy({ isAssumption, themeKeys }: StorySentence) {
    if (isAssumption) return [];
    const cited = themeKeys.flatMap((key) => this.themes.filter((theme) => theme.key === key));
    return cited.map(({ id, name }, index) => ({
      id,
      words: evidenceWords(index, cited.length),
      ofTheme: ` ${name}`,
    }));
  }
}
