import { LightningElement, api } from 'lwc';
import formFactor from '@salesforce/client/formFactor';
import cancel from '@salesforce/label/c.Watercooler_Cancel';
import examples from '@salesforce/label/c.Watercooler_Codebook_Examples';
import first from '@salesforce/label/c.Watercooler_Codebook_Split_First';
import heading from '@salesforce/label/c.Watercooler_Codebook_Split_Heading';
import hint from '@salesforce/label/c.Watercooler_Codebook_Split_Hint';
import keepFirst from '@salesforce/label/c.Watercooler_Codebook_Keep_First';
import meaning from '@salesforce/label/c.Watercooler_Codebook_Meaning';
import move from '@salesforce/label/c.Watercooler_Codebook_Move';
import name from '@salesforce/label/c.Watercooler_Codebook_Name';
import noExamples from '@salesforce/label/c.Watercooler_Codebook_No_Examples';
import second from '@salesforce/label/c.Watercooler_Codebook_Split_Second';
import small from '@salesforce/label/c.Watercooler_Codebook_Split_Small';
import split from '@salesforce/label/c.Watercooler_Codebook_Split';
import type { Half, Theme } from 'c/codebookRules';
import { countInWords, fill } from 'c/labelWords';
import { focusFirst } from 'c/lateFocus';

const SIDES = ['kept', 'made'] as const;

type Side = (typeof SIDES)[number];
type Words = Partial<Pick<Half, 'name' | 'meaning'>>;

const SIDE_LABELS: Readonly<Record<Side, string>> = { kept: first, made: second };
/** Where the other half stands: beside, or on a phone below. Lightning mirrors icons by itself. */
const ICONS: Readonly<Record<Side, string>> =
  formFactor === 'Small'
    ? { kept: 'utility:arrowdown', made: 'utility:arrowup' }
    : { kept: 'utility:forward', made: 'utility:back' };

/** Makes two themes of one, in place: names, meanings, and which phrases go where. */
export default class CodebookSplit extends LightningElement {
  @api theme: Theme | undefined;
  /** k: how many reps a theme takes to show. */
  @api smallestGroup = 3;

  labels = { cancel, examples, hint, meaning, name, noExamples, split };

  private typed: Readonly<Record<Side, Words>> = { kept: {}, made: {} };
  private moved: readonly string[] = [];
  private nameless: Side | '' = '';
  /** What gets the focus as soon as it is there: a phrase that moved, or the first field. */
  private focusOn = '[data-field="name"]';

  override renderedCallback(): void {
    if (focusFirst(this.template, this.focusOn)) this.focusOn = '';
  }

  get heading(): string {
    return fill(heading, this.theme?.name ?? '');
  }

  get smallHint(): string {
    return fill(small, countInWords(this.smallestGroup));
  }

  get halves() {
    return SIDES.map((side, at) => {
      const { name: words, meaning: about, examples: phrases } = this.halfOf(side);
      return {
        side,
        label: SIDE_LABELS[side],
        icon: ICONS[side],
        name: words,
        // A template knows no `value` of a textarea; it has to be spread into it.
        area: { value: about },
        nameId: `name-${at}`,
        meaningId: `meaning-${at}`,
        problemId: `problem-${at}`,
        problem: this.nameless === side ? keepFirst : '',
        isInvalid: this.nameless === side ? 'true' : null,
        isEmpty: phrases.length === 0,
        phrases: phrases.map((phrase) => ({
          key: phrase,
          index: `${this.theme?.examples.indexOf(phrase) ?? -1}`,
          moveLabel: fill(move, phrase, SIDE_LABELS[side === 'kept' ? 'made' : 'kept']),
        })),
      };
    });
  }

  handleType({ target }: Event): void {
    const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
    const side = isField && SIDES.find((each) => each === target.dataset.side);
    if (!isField || !side) return;
    const words = { ...this.typed[side], [target.dataset.field ?? '']: target.value };
    this.typed = { ...this.typed, [side]: words };
    if (this.nameless === side) this.nameless = '';
  }

  handleMove(event: Event): void {
    if (!(event.currentTarget instanceof HTMLElement)) return;
    const { index = '' } = event.currentTarget.dataset;
    const phrase = this.theme?.examples[Number(index)];
    if (phrase === undefined) return;
    this.moved = this.moved.includes(phrase)
      ? this.moved.filter((each) => each !== phrase)
      : [...this.moved, phrase];
    this.focusOn = `[data-index="${index}"]`;
  }

  handleSplit(event: Event): void {
    event.preventDefault();
    const nameless = SIDES.find((side) => this.halfOf(side).name.trim() === '');
    if (nameless) {
      this.nameless = nameless;
      this.focusOn = `[data-side="${nameless}"][data-field="name"]`;
      return;
    }
    const detail = { kept: this.trimmed('kept'), made: this.trimmed('made') };
    this.dispatchEvent(new CustomEvent('split', { detail }));
  }

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent('cancel'));
  }

  private trimmed(side: Side): Half {
    const half = this.halfOf(side);
    return { ...half, name: half.name.trim(), meaning: half.meaning.trim() };
  }

  /** The first half starts as the theme stands; the second starts empty. */
  private halfOf(side: Side): Half {
    const { name: words, meaning: about } = this.typed[side];
    const phrases = this.theme?.examples ?? [];
    const start = side === 'kept' ? this.theme : undefined;
    return {
      name: words ?? start?.name ?? '',
      meaning: about ?? start?.meaning ?? '',
      examples: phrases.filter((phrase) => this.moved.includes(phrase) === (side === 'made')),
    };
  }
}
