import { LightningElement, api } from 'lwc';
import heading from '@salesforce/label/c.Watercooler_Where_Belongs';
import loading from '@salesforce/label/c.Watercooler_Loading';
import none from '@salesforce/label/c.Watercooler_None_Of_These';

export interface ThemeGroup {
  readonly area: string;
  readonly label: string;
  readonly themes: readonly { readonly id: string; readonly name: string }[];
}

/** The codebook as buttons: one tap files the note, or says that nothing there fits. */
export default class ThemePick extends LightningElement {
  @api groups: readonly ThemeGroup[] = [];

  labels = { heading, loading, none };

  private hasRendered = false;

  override renderedCallback(): void {
    // It opens on a tap of a button that is gone now; the focus must not be lost with it.
    if (!this.hasRendered) this.template?.querySelector<HTMLElement>('.heading')?.focus();
    this.hasRendered = true;
  }

  get isLoading(): boolean {
    return this.groups.length === 0;
  }

  handlePick(event: Event): void {
    if (!(event.currentTarget instanceof HTMLElement)) return;
    const themeId = event.currentTarget.dataset.id ?? '';
    const themes = this.groups.flatMap((group) => group.themes);
    const themeName = themes.find(({ id }) => id === themeId)?.name ?? '';
    this.dispatchEvent(new CustomEvent('pick', { detail: { themeId, themeName } }));
  }
}
