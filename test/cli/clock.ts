/** The machine's clock at a moment of our choice, for a program that reads it itself: `env` for a run without `--peildatum`. */
const CODE = (moment: string) => `
const begin = Date.parse(${JSON.stringify(moment)});
const Real = Date;
globalThis.Date = class extends Real {
  constructor(...given) {
    super(...(given.length === 0 ? [begin] : given));
  }
  static now() {
    return begin;
  }
};`;

/** The environment in which it is that moment (ISO, with its zone), in a time zone of the world. */
export function atMoment(moment: string, TZ: string): Record<string, string> {
  return { TZ, NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(CODE(moment))}` };
}
