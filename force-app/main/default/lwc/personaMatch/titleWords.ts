/** What the words of job titles mean, in English, German and Spanish. */

/** Words that say how high, not what for. They weigh less than the others, but they weigh. */
export const rankWords = wordSet(
  'president director manager head chief lead leader coordinator supervisor buyer business',
);

/** Words that change nothing about what somebody does. */
export const skippedWords = wordSet(
  'a and de del der die e el für fur in la of or the und y senior sr junior jr regional group global ' +
    'national international uk us emea dach ireland north south east west sud nord deputy interim acting ' +
    'vice associate stv team strategic strategischer general night nights noche turno officer',
);

/**
 * Words that are a field of their own only where no other field is named: an operations director runs
 * operations, a warehouse operations manager runs a warehouse, and an IT integration lead integrates.
 */
export const broadWords = wordSet('operations it');

/** Other forms of one word, and the same word in other languages, by their usual form. */
export const usualForms = new Map(
  Object.entries({
    president: 'vp svp evp',
    director: 'dir directora direktor direktorin',
    manager: 'mgr gerente gerenta encargado encargada',
    head: 'leiter leiterin leitung jefe jefa responsable responsible',
    buyer: 'comprador compradora',
    architect: 'architekt architektin arquitecto arquitecta',
    operations: 'ops operational operaciones operaciones betrieb',
    logistics: 'logistic logistik logistica',
    warehouse: 'whse warehousing lager almacen',
    procurement: 'purchasing einkauf compras beschaffung',
    transport: 'transporte transportes transportation fleet fuhrpark flota',
    site: 'standort',
    dc: 'dcs',
    system: 'systems sistema sistemas systeme',
    integration: 'integrations integracion',
    supply: 'suministro',
    chain: 'cadena',
    shift: 'schicht',
    distribution: 'distribucion distributions',
  }).flatMap(([usual, others]) => others.split(' ').map((other) => [other, usual] as const)),
);

/** Short forms of a whole title. */
export const shortTitles = new Map([
  ['coo', 'chief operations officer'],
  ['cpo', 'chief procurement officer'],
]);

/** German writes the field and the rank as one word: Einkaufsleiterin, Integrationsarchitekt. */
export const joinedRank = /^(\p{L}{3,}?)s?(leiter|leiterin|leitung|architekt|architektin)$/u;

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}
