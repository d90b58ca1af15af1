import { featuresOf } from './word-features.ts';

/** How telling each feature of a text is; the vector has length 1. */
export type WeighedFeatures = ReadonlyMap<string, number>;

/** Weighs the features of texts: the fewer of the texts it was made from have one, the more. */
export function createWeigher(texts: readonly string[]): (text: string) => WeighedFeatures {
  const textsWith = new Map<string, number>();
  for (const text of texts) {
    for (const feature of featuresOf(text).keys()) {
      textsWith.set(feature, (textsWith.get(feature) ?? 0) + 1);
    }
  }
  const rarityOf = (count: number): number => Math.log((texts.length + 1) / (count + 0.5));
  const rarities = new Map([...textsWith].map(([feature, count]) => [feature, rarityOf(count)]));
  const rarest = rarityOf(0);

  return (text) => {
    const weighed = new Map<string, number>();
    let squares = 0;
    for (const [feature, weight] of featuresOf(text)) {
      const value = weight * (rarities.get(feature) ?? rarest);
      weighed.set(feature, value);
      squares += value * value;
    }
    const length = Math.sqrt(squares);
    if (length > 0) {
      for (const [feature, value] of weighed) weighed.set(feature, value / length);
    }
    return weighed;
  };
}

/** Finds how close a text is to each of some documents, by the cosine of their features. */
export function indexDocuments(
  documents: readonly WeighedFeatures[],
): (features: WeighedFeatures) => Float32Array {
  const documentsWith = new Map<string, { at: number; weight: number }[]>();
  documents.forEach((document, at) => {
    for (const [feature, weight] of document) {
      const known = documentsWith.get(feature) ?? [];
      known.push({ at, weight });
      documentsWith.set(feature, known);
    }
  });
  return (features) => {
    const closeness = new Float32Array(documents.length);
    for (const [feature, weight] of features) {
      for (const document of documentsWith.get(feature) ?? []) {
        closeness[document.at] = (closeness[document.at] ?? 0) + weight * document.weight;
      }
    }
    return closeness;
  };
}
