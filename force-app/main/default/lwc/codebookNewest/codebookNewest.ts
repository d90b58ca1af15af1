import { LightningElement, api, wire } from 'lwc';
import { graphql } from 'lightning/graphql';
import type { GraphqlResult } from 'lightning/graphql';
import { themesIn } from 'c/codebookRules';
import type { Theme } from 'c/codebookRules';
import { ONE_THEME } from './queries';

/**
 * Reads a theme again that somebody else changed, and shows nothing: `read` brings the theme as it
 * stands now, or null where it cannot be read.
 */
export default class CodebookNewest extends LightningElement {
  /** The theme as it was before the other change. */
  @api theme: Theme | undefined;

  get query() {
    return this.theme ? ONE_THEME : undefined;
  }

  get variables() {
    return { id: this.theme?.id };
  }

  @wire(graphql, { query: '$query', variables: '$variables' })
  wiredTheme({ data, errors, refresh }: GraphqlResult): void {
    if (!this.theme || (!data && !errors)) return;
    const [newest = null] = themesIn(data);
    // What the platform had kept of the theme is no news; only a refresh asks the org.
    if (newest?.modifiedAt === this.theme.modifiedAt && refresh) {
      refresh().catch(() => this.tell(null));
    } else this.tell(newest);
  }

  private tell(newest: Theme | null): void {
    this.dispatchEvent(new CustomEvent('read', { detail: newest }));
  }
}
