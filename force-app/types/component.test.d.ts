import type { LightningElement } from 'lwc';

declare const component: typeof LightningElement;
export default component;
