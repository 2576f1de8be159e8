/**
 * The index of deadlines that were met, by kind: the yearly figures count each kind over a span of days, and so take
 * each from one place, where they had to be counted day by day first.
 */
export const register = [
  "drop index termijn_voldaan",
  `create index termijn_voldaan on termijn (soort, voldaan_op, uiterlijk, eerste_uiterlijk)
     where voldaan_op is not null`,
];
