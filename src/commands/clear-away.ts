/** Clearing away what pieces of work leave behind, at the moments when hardly anything is in use. */
import { getHeapSpaceStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** After so many pieces also what outlived one. */
const ALL = 60;

/** Bytes in which V8 makes what is new: with less it clears away too often, and with more it uses all of it in turn. */
const ROOM = 8 * 1024 * 1024;

/**
 * What V8 does without meanwhile. Waking other threads takes longer than they have to do. Finding out in between what is
 * in use makes every change dearer, where at the end it takes 10 ms. Making the best of functions, after making them good,
 * takes an eighth of the CPU time and some MB, which a hundred thousand rows don't earn back; that first step it needn't put
 * off until there is a batch of it.
 */
const LEFT_OUT = ["parallel-scavenge", "incremental-marking", "turbofan", "baseline-batch-compilation"];

/**
 * Gives pieces of work one by one; when one is done it is emptied, and V8 clears away what is left of it. Hardly anything
 * is then in use, and to be kept apart from the rest. By itself V8 does so while one is under way, and keeps room for all
 * that is in use then: for 10,000 rows 30 MB more, for 100,000 160.
 */
export async function* clearingAway<T>(pieces: AsyncIterable<T[]>): AsyncGenerator<readonly T[]> {
  const collect = collector();
  let count = 0;
  for (const name of LEFT_OUT) setFlagsFromString(`--no-${name}`);
  try {
    for await (const piece of pieces) {
      yield piece;
      // It is done with, though whoever passed it on still holds it.
      piece.length = 0;
      count += 1;
      collect({ type: count % ALL === 0 ? "major" : "minor" });
      // By itself it goes on to 128 MB.
      if (roomForNew() >= ROOM) setFlagsFromString("--semi-space-growth-factor=1");
    }
  } finally {
    // As it was: what is compiled is kept at the end for the next time, and V8 takes it only with the same flags.
    for (const name of LEFT_OUT) setFlagsFromString(`--${name}`);
    setFlagsFromString("--semi-space-growth-factor=2");
  }
}

/** V8 shows it only to contexts that are made with this flag; what was compiled without it, it would compile anew. */
function collector(): NodeJS.GCFunction {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as NodeJS.GCFunction;
  setFlagsFromString("--no-expose-gc");
  return collect;
}

function roomForNew(): number {
  return getHeapSpaceStatistics().find(({ space_name: name }) => name === "new_space")?.space_size ?? 0;
}
