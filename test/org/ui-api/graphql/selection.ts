import {
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  type FieldNode,
  type GraphQLResolveInfo,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

type Document = Pick<GraphQLResolveInfo, 'fragments' | 'variableValues'>;

/** The fields chosen below some nodes, through fragments, without what is skipped. */
export function chosenFields(nodes: readonly FieldNode[], document: Document): FieldNode[] {
  return nodes.flatMap(({ selectionSet }) => fieldsOf(selectionSet, document));
}

/** The fields chosen under one name, whatever their aliases. */
export function chosenNamed(
  name: string,
  nodes: readonly FieldNode[],
  document: Document,
): FieldNode[] {
  return chosenFields(nodes, document).filter((node) => node.name.value === name);
}

function fieldsOf(selectionSet: SelectionSetNode | undefined, document: Document): FieldNode[] {
  return (selectionSet?.selections ?? []).flatMap((selection): FieldNode[] => {
    if (isLeftOut(selection, document)) return [];
    if (selection.kind === 'Field') return [selection];
    if (selection.kind === 'InlineFragment') return fieldsOf(selection.selectionSet, document);
    return fieldsOf(document.fragments[selection.name.value]?.selectionSet, document);
  });
}

function isLeftOut(selection: SelectionNode, { variableValues }: Document): boolean {
  const skip = getDirectiveValues(GraphQLSkipDirective, selection, variableValues);
  const include = getDirectiveValues(GraphQLIncludeDirective, selection, variableValues);
  return skip?.['if'] === true || include?.['if'] === false;
}
