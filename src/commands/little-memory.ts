/** For commands that go through the whole register: what they read they need but once. */
import { setFlagsFromString } from "node:v8";
import type { Db } from "../register/db.ts";
import { onthoudWeinig } from "../register/weinig-geheugen.ts";

/** Otherwise V8 takes some 100 MB more before it clears away the cases that were read; it costs some time. */
export async function takeLittleMemory(db: Db): Promise<void> {
  setFlagsFromString("--optimize-for-size");
  setFlagsFromString("--semi-space-growth-factor=1");
  await onthoudWeinig(db);
}
