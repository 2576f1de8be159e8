/** Columns by their names in the sources, from SQLite itself. */
import {
  AliasNode,
  ColumnNode,
  IdentifierNode,
  type KyselyPlugin,
  ReferenceNode,
  type SelectionNode,
  SelectQueryNode,
} from "kysely";
import { bronnaamVan } from "./naamgever.ts";

/** Has SQLite give the names, so that no row need be renamed: for a query that lists its columns. */
export const metBronnamen: KyselyPlugin = {
  transformQuery: ({ node }) =>
    SelectQueryNode.is(node) && node.selections !== undefined && node.setOperations === undefined
      ? { ...node, selections: node.selections.map(metBronnaam) }
      : node,
  transformResult: async ({ result }) => result,
};

function metBronnaam(keuze: SelectionNode): SelectionNode {
  const wat = keuze.selection;
  const [inhoud, naam] = AliasNode.is(wat) ? [wat.node, wat.alias] : [wat, kolomVan(wat)?.column];
  if (naam === undefined || !IdentifierNode.is(naam)) return keuze;
  const alias = IdentifierNode.create(bronnaamVan(naam.name));
  return alias.name === naam.name ? keuze : { ...keuze, selection: AliasNode.create(inhoud, alias) };
}

function kolomVan(wat: SelectionNode["selection"]): ColumnNode | undefined {
  if (ColumnNode.is(wat)) return wat;
  return ReferenceNode.is(wat) && ColumnNode.is(wat.column) ? wat.column : undefined;
}
