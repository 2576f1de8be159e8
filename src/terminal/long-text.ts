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

export interface LongTextConfig {
  readonly message: string;
  /** What stands there already; an empty answer keeps it. */
  readonly default?: string;
  /** A text to go on with: its lines stand there as if they had just been typed. */
  readonly initial?: string;
  /** Called with all lines so far, whenever the typing rests. */
  readonly onTyped?: (text: string) => void;
  /** The reason why a text can't be kept, or null. */
  readonly check: (text: string) => string | null;
  /** What to say to a text that only asks for an explanation, or null. */
  readonly explain?: (text: string) => string | null;
  readonly theme?: { readonly style?: Partial<Theme["style"]> };
}

/** Pasted lines follow each other faster than this; so an empty line within a paste ends nothing. */
const PASTE_PAUSE_MS = 30;

export const longText = createPrompt<string, LongTextConfig>((config, done) => {
  const theme = makeTheme(config.theme);
  const begun = config.initial ? config.initial.split("\n") : [];
  const [status, setStatus] = useState<"idle" | "done">("idle");
  const [shown, setShown] = useState<{ lines: readonly string[]; current: string }>({
    lines: begun,
    current: "",
  });
  const [error, setError] = useState<string | undefined>(undefined);
  const lines = useRef<string[]>(begun);
  const telling = useRef<NodeJS.Timeout | undefined>(undefined);
  const ending = useRef<NodeJS.Timeout | undefined>(undefined);
  const prefix = usePrefix({ status, theme });

  const finish = () => {
    const text = lines.current.join("\n").trim() || (config.default ?? "");
    const explanation = config.explain?.(text) ?? null;
    const reason = explanation ?? config.check(text);
    if (reason !== null) {
      // What was typed stays; the empty line that ended it goes.
      lines.current = explanation === null ? lines.current.slice(0, -1) : [];
      setShown({ lines: [...lines.current], current: "" });
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
      setShown({ lines: [...lines.current], current: "" });
      clearTimeout(telling.current);
      telling.current = setTimeout(() => config.onTyped?.(lines.current.join("\n").trim()), PASTE_PAUSE_MS);
      if (line.trim() === "") ending.current = setTimeout(finish, PASTE_PAUSE_MS);
    };
    rl.on("line", take);
    return () => {
      rl.removeListener("line", take);
      clearTimeout(ending.current);
      clearTimeout(telling.current);
    };
  }, []);

  useKeypress((key, rl) => {
    if (status !== "idle" || isEnterKey(key)) return;
    clearTimeout(ending.current);
    setError(undefined);
    // Backspace at the begin of a line takes up the line before it.
    if (isBackspaceKey(key) && shown.current === "" && rl.line === "") rl.write(lines.current.pop() ?? "");
    setShown({ lines: [...lines.current], current: rl.line });
  });

  const message = theme.style.message(config.message, status);
  if (status === "done") {
    const [first = "", ...more] = lines.current;
    const rest = more.length === 0 ? "" : ` (+ ${more.length} ${more.length === 1 ? "regel" : "regels"})`;
    return `${prefix} ${message} ${theme.style.answer(first + rest)}`;
  }
  const kept = config.default ? `${theme.style.defaultAnswer(config.default.split("\n")[0] ?? "")} ` : "";
  const typed = [...shown.lines, shown.current].join("\n  ");
  return [`${prefix} ${message}${kept}${typed}`, error === undefined ? "" : theme.style.error(error)];
});
