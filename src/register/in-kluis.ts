/** The same queries on the closed file: the tables of a case's content are looked for there. */
import {
  type Kysely,
  type KyselyPlugin,
  OperationNodeTransformer,
  type ReferenceNode,
  type RootOperationNode,
  SchemableIdentifierNode,
} from "kysely";
import type { Schema } from "./schema.ts";

/** The tables that both files have, each for its own cases, the parents before their children. */
export const INHOUD = [
  "dossier",
  "standpunt",
  "maatregel",
  "bezwaar",
  "gesprek",
  "kifid",
  "uitstel",
  "notitie",
  "correspondentie",
  "bestand",
  "logboek",
  "logboek_detail",
] as const;

/** The tables that only the closed file has. */
const ALLEEN_KLUIS = ["kluis", "toegang", "kaart", "concept"] as const;

const IN_KLUIS: ReadonlySet<string> = new Set([...INHOUD, ...ALLEEN_KLUIS, "logboek_open"]);

/** Made by its first use: most commands never come near the closed file. */
let transformer: OperationNodeTransformer | undefined;

function maakTransformer(): OperationNodeTransformer {
  class KluisTransformer extends OperationNodeTransformer {
    protected override transformSchemableIdentifier(node: SchemableIdentifierNode): SchemableIdentifierNode {
      const { schema, identifier } = node;
      return schema === undefined && IN_KLUIS.has(identifier.name)
        ? SchemableIdentifierNode.createWithSchema("kluis", identifier.name)
        : node;
    }

    /** A column names its table without the file: SQLite takes no file before a table with an asterisk. */
    protected override transformReference(node: ReferenceNode): ReferenceNode {
      return node;
    }
  }
  return new KluisTransformer();
}

const plugin: KyselyPlugin = {
  transformQuery({ node }): RootOperationNode {
    transformer ??= maakTransformer();
    return transformer.transformNode(node);
  },
  transformResult: async ({ result }) => result,
};

/** The same for the same: what was built for it can then be used again. */
const gezien = new WeakMap<Kysely<Schema>, Kysely<Schema>>();

/** The database or transaction as seen from the closed file, which must be attached. */
export function inKluis<T extends Kysely<Schema>>(db: T): T {
  const kluis = gezien.get(db) ?? db.withPlugin(plugin);
  gezien.set(db, kluis);
  return kluis as T;
}

/** Whether it looks at the closed file. */
export function isInKluis(db: Kysely<Schema>): boolean {
  return db.getExecutor().plugins.includes(plugin);
}
