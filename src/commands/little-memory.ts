/** For commands that go through the whole register: what they read they need but once. */
import { setFlagsFromString } from "node:v8";
import type { Db } from "../register/db.ts";
import { onthoudWeinig } from "../register/weinig-geheugen.ts";

/** Otherwise V8 takes some 100 MB more before it clears away the cases that were read; it costs some time. */
export async function takeLittleMemory(db: Db): Promise<void> {
  setFlagsFromString("--optimize-for-size");
  setFlagsFromString("--semi-space-growth-factor=1");
  // What V8 compiled is kept at the end for the next time (bin/start.js), and is of no use with other flags than it had.
  process.prependOnceListener("exit", () => {
    setFlagsFromString("--no-optimize-for-size");
    setFlagsFromString("--semi-space-growth-factor=2");
  });
  await onthoudWeinig(db);
}
