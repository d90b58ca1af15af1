import { LightningElement, api } from 'lwc';
import all from '@salesforce/label/c.Watercooler_All_Themes';
import heading from '@salesforce/label/c.Watercooler_Where_Belongs';
import loading from '@salesforce/label/c.Watercooler_Loading';
import none from '@salesforce/label/c.Watercooler_None_Of_These';
import { focusFirst } from 'c/lateFocus';

export interface ThemeGroup {
  readonly area: string;
  readonly label: string;
  readonly themes: readonly { readonly id: string; readonly name: string }[];
}

/**
 * The codebook as buttons: one tap files the note, or says that nothing there fits. Of a whole
 * codebook a phone shows four screens, so it opens with the area that the note speaks to.
 */
export default class ThemePick extends LightningElement {
  @api groups: readonly ThemeGroup[] = [];
  /** The insight area to open with; where it has no themes, all areas are shown. */
  @api area = '';

  labels = { all, heading, loading, none };

  isShowingAll = false;

  /** It opens on a tap of a button that is gone then; the focus must not be lost with it. */
  private focusOn = '.heading';

  override renderedCallback(): void {
    if (focusFirst(this.template, this.focusOn)) this.focusOn = '';
  }

  get isLoading(): boolean {
    return this.groups.length === 0;
  }

  get shownGroups(): readonly ThemeGroup[] {
    const ofArea = this.groups.filter(({ area }) => area === this.area);
    return this.isShowingAll || ofArea.length === 0 ? this.groups : ofArea;
  }

  get hasMore(): boolean {
    return this.shownGroups.length < this.groups.length;
  }

  handleAll(): void {
    this.isShowingAll = true;
    this.focusOn = '.heading';
  }

  handlePick(event: Event): void {
    if (!(event.currentTarget instanceof HTMLElement)) return;
    const themeId = event.currentTarget.dataset.id ?? '';
    const themes = this.groups.flatMap((group) => group.themes);
    const themeName = themes.find(({ id }) => id === themeId)?.name ?? '';
    this.dispatchEvent(new CustomEvent('pick', { detail: { themeId, themeName } }));
  }
}
