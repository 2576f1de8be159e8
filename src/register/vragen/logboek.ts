/** The log, as it is read whole. */
import { logregels } from "../logvraag.ts";
import { opgesteld } from "../opstellen.ts";

export const heelLogboek = opgesteld<Record<never, never>>()((db) => logregels(db, {}));
