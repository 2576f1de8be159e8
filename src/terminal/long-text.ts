/** A question for text of several lines, typed or pasted: an empty line ends it. */
import {
  createPrompt,
  isBackspaceKey,
  isEnterKey,
  makeTheme,
  type Theme,
  useEffect,
  useKeypress,
  usePrefix,
  useRef,
  useState,
} from "@inquirer/core";
import type { Edit } from "./question.ts";
import { safeLine } from "./text.ts";

export interface LongTextConfig {
  readonly message: string;
  /** What stands there already; an empty answer keeps it. */
  readonly default?: string;
  /** A text to go on with: its lines stand there as if they had just been typed. */
  readonly initial?: string;
  /** Called with all lines so far, whenever the typing rests. */
  readonly onTyped?: (text: string) => void;
  /** What Ctrl-O does with the text so far. */
  readonly edit?: Edit;
  /** The reason why a text can't be kept, or null. */
  readonly check: (text: string) => string | null;
  /** What to say to a text that only asks for an explanation, or null. */
  readonly explain?: (text: string) => string | null;
  readonly theme?: { readonly style?: Partial<Theme["style"]> };
}

/** Pasted lines follow each other faster than this; so an empty line within a paste ends nothing. */
const PASTE_PAUSE_MS = 30;
/** What stays in sight of a long text. */
const LINES_IN_SIGHT = 8;

export const longText = createPrompt<string, LongTextConfig>((config, done) => {
  const theme = makeTheme(config.theme);
  const [status, setStatus] = useState<"idle" | "done">("idle");
  const [error, setError] = useState<string | undefined>(undefined);
  const lines = useRef<string[]>(config.initial ? config.initial.split("\n") : []);
  const current = useRef("");
  const [sight, setSight] = useState(inSight(lines.current, ""));
  const drawnAt = useRef(0);
  const timers = useRef<Record<"drawing" | "telling" | "ending", NodeJS.Timeout | undefined>>({
    drawing: undefined,
    telling: undefined,
    ending: undefined,
  });
  const prefix = usePrefix({ status, theme });

  const later = (timer: keyof typeof timers.current, work: () => void) => {
    clearTimeout(timers.current[timer]);
    timers.current[timer] = setTimeout(work, PASTE_PAUSE_MS);
  };

  const draw = () => {
    clearTimeout(timers.current.drawing);
    drawnAt.current = performance.now();
    setSight(inSight(lines.current, current.current));
  };

  // Drawn at once for who types, now and then for who pastes: otherwise a long text takes the square of its length.
  const drawInTime = () => {
    if (performance.now() - drawnAt.current > PASTE_PAUSE_MS) draw();
    else later("drawing", draw);
  };

  const tell = () => {
    const text = [...lines.current, current.current].join("\n").trim();
    if (text !== "") config.onTyped?.(text);
  };

  const finish = () => {
    const text = lines.current.join("\n").trim() || (config.default ?? "");
    const explanation = config.explain?.(text) ?? null;
    const reason = explanation ?? config.check(text);
    if (reason !== null) {
      // What was typed stays; the empty line that ended it goes.
      lines.current = explanation === null ? lines.current.slice(0, -1) : [];
      draw();
      setError(reason);
      return;
    }
    lines.current = text.split("\n");
    setStatus("done");
    done(text);
  };

  useEffect((rl) => {
    const take = (typed: unknown) => {
      const line = String(typed);
      lines.current.push(line);
      current.current = "";
      drawInTime();
      later("telling", tell);
      if (line.trim() === "") later("ending", finish);
    };
    rl.on("line", take);
    return () => {
      rl.removeListener("line", take);
      for (const timer of Object.values(timers.current)) clearTimeout(timer);
      // Broken off in the middle of a line: that is kept too.
      tell();
    };
  }, []);

  const editElsewhere = async (edit: Edit) => {
    const typed = [...lines.current, current.current].join("\n").trim();
    const edited = await edit(typed || (config.default ?? ""));
    current.current = "";
    lines.current = typed === "" ? [] : typed.split("\n");
    if ("reason" in edited) setError(edited.reason);
    else if (edited.text !== "") lines.current = edited.text.split("\n");
    tell();
    draw();
  };

  useKeypress((key, rl) => {
    if (status !== "idle" || isEnterKey(key)) return;
    clearTimeout(timers.current.ending);
    setError(undefined);
    if (key.ctrl && key.name === "o" && config.edit) {
      // What stands in the line goes along with the rest.
      current.current = rl.line;
      rl.clearLine(0);
      void editElsewhere(config.edit);
      return;
    }
    // Backspace at the begin of a line takes up the line before it.
    if (isBackspaceKey(key) && current.current === "" && rl.line === "") rl.write(lines.current.pop() ?? "");
    current.current = rl.line;
    drawInTime();
  });

  const message = theme.style.message(config.message, status);
  if (status === "done") {
    const [first = "", ...more] = lines.current;
    const rest = more.length === 0 ? "" : ` (+ ${inLines(more.length)})`;
    return `${prefix} ${message} ${theme.style.answer(safeLine(first) + rest)}`;
  }
  const kept = config.default
    ? `${theme.style.defaultAnswer(safeLine(config.default.split("\n")[0] ?? ""))} `
    : "";
  return [`${prefix} ${message}${kept}${sight}`, error === undefined ? "" : theme.style.error(error)];
});

/** The last lines, with the one that is being typed as it is: the cursor stands in it. */
function inSight(lines: readonly string[], current: string): string {
  const above = Math.max(lines.length - LINES_IN_SIGHT, 0);
  const mark = above === 0 ? [] : [`… (${inLines(above)} hierboven)`];
  return [...mark, ...lines.slice(above).map(safeLine), current].join("\n  ");
}

function inLines(count: number): string {
  return count === 1 ? "1 regel" : `${count} regels`;
}
