/** What libraries say where nobody translated them; no word here is Dutch too, or the begin of a Dutch one. */
const WORDS = `allowed already and any are argument arguments arrow available cancelled cannot choice
  choices closed command commands default detected did display does error errors exception excess exit expected
  failed file for found from global got help invalid its key keys loading many mean missing must navigate not null
  object option options or please press prompt provide received required select should specified submit such sure there
  this to too undefined unexpected unknown unsettled usage use user value version warning while with wrong yes you
  your`
  .trim()
  .split(/\s+/);

/** Options such as `--help` are names, not words. */
const ENGLISH = new RegExp(String.raw`(?<![\p{L}\p{N}_-])(?:${WORDS.join("|")})(?![\p{L}\p{N}_-])`, "giu");

/** The English words in a text that a user sees. */
export function englishIn(text: string): string[] {
  return text.match(ENGLISH) ?? [];
}

/** Whether a text shows where in the program something went wrong. */
export function hasStackTrace(text: string): boolean {
  return /^\s+at .*:\d+|node:internal|\bError:/m.test(text);
}
