/** The closed file beside the register, and what holds the two together. */

export const register = [
  // Counts the acts that wrote both files, and names the last one; null as long as there is no closed file.
  "alter table register add column paar_aantal integer not null default 0",
  "alter table register add column paar_kenmerk text",
  // Counts the acts after which readable pages may be left in this file, until it is written anew.
  "alter table register add column resten integer not null default 0",
  "create index klacht_vertrouwelijk on klacht (id) where vertrouwelijk = 1",
];

export const kluis = [
  `create table kluis (
     id integer primary key check (id = 1),
     kenmerk text not null,
     herstel_ontvanger text not null,
     paar_aantal integer not null,
     paar_kenmerk text not null
   ) strict`,
  // The files beside the database name the same people, but anybody can write those.
  `create table toegang (
     naam text primary key collate nocase,
     ontvanger text not null,
     sinds text not null
   ) strict, without rowid`,
  // What the register says of a case, as JSON: from it a register that fell behind is mended.
  `create table kaart (
     klacht_id integer primary key references dossier (klacht_id) on delete cascade,
     gegevens text not null
   ) strict`,
  "create table concept (wie text primary key, gegevens text not null) strict, without rowid",
];

export const inhoud = [
  // Without it somebody could try guesses on the hash of details that are gone, or that lie in the closed file.
  "alter table logboek_detail add column zout text not null default ''",
  "alter table dossier add column zegel text",
  // The cases whose log may leave this file: filled and emptied within the transaction that moves them.
  "create table logboek_open (klacht_id integer primary key) strict",
  ...["logboek", "logboek_detail"].flatMap((tabel) => [
    `drop trigger ${tabel}_gaat_niet_weg`,
    `create trigger ${tabel}_gaat_niet_weg before delete on ${tabel}
       when not exists (select 1 from logboek_open where klacht_id = old.klacht_id)
       begin select raise(abort, 'logboek: verwijderen kan niet'); end`,
  ]),
];
