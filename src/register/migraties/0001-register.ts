/** The first register: cases, their deadlines and content, the employees and the log. */

export const register = [
  `create table register (
     id integer primary key check (id = 1),
     kenmerk text not null,
     log_aantal integer not null,
     log_hash text not null
   ) strict`,
  "insert into register values (1, lower(hex(randomblob(16))), 0, '')",
  `create table medewerker (
     id integer primary key,
     naam text not null unique collate nocase,
     functie text,
     email text,
     uit_dienst_op text
   ) strict`,
  `create table klacht (
     id integer primary key,
     nummer text not null unique,
     jaar integer not null,
     volgnummer integer not null check (volgnummer > 0),
     vertrouwelijk integer not null check (vertrouwelijk in (0, 1)),
     ingediend_op text not null,
     geregistreerd_op text not null,
     verantwoordelijke_id integer references medewerker (id),
     gemeld_op text,
     bevestigd_op text,
     standpunt_op text,
     meegedeeld_op text,
     schriftelijk_op text,
     bezwaar_op text,
     herbeoordeeld_op text,
     geschil_op text,
     overeenstemming_op text,
     afgehandeld_op text,
     log_aantal integer not null,
     log_hash text not null,
     unique (jaar, volgnummer)
   ) strict`,
  "create index klacht_ingediend on klacht (ingediend_op)",
  "create index klacht_afgehandeld on klacht (afgehandeld_op, jaar, volgnummer)",
  "create index klacht_verantwoordelijke on klacht (verantwoordelijke_id)",
  `create table termijn (
     klacht_id integer not null references klacht (id),
     soort text not null check (soort in
       ('melding', 'ontvangstbevestiging', 'streefdatum', 'reactie', 'herbeoordeling', 'kifid-route')),
     uiterlijk text not null,
     eerste_uiterlijk text,
     voldaan_op text,
     vervallen_op text,
     primary key (klacht_id, soort)
   ) strict, without rowid`,
  // What is open now is found by its day; what was still open on an earlier day, by the day on which that ended.
  `create index termijn_open on termijn (uiterlijk, soort, klacht_id)
     where voldaan_op is null and vervallen_op is null`,
  "create index termijn_voldaan on termijn (voldaan_op) where voldaan_op is not null",
  "create index termijn_vervallen on termijn (vervallen_op) where vervallen_op is not null",
];

/** A table of rows that are numbered within their case. */
function eigenRegels(tabel: string, kolommen: string): string {
  return `create table ${tabel} (
       klacht_id integer not null references dossier (klacht_id) on delete cascade,
       volgnummer integer not null,
       ${kolommen.trim()},
       primary key (klacht_id, volgnummer)
     ) strict`;
}

// No reference from here to `klacht`: SQLite knows none between two files, and these tables stand in both.
export const inhoud = [
  `create table dossier (
     klacht_id integer primary key,
     naam text not null,
     adres text,
     postcode text,
     plaats text,
     land text,
     telefoon text,
     email text,
     klantnummer text,
     ontvangen_door text,
     wijze text not null,
     aard text not null,
     product text,
     polisnummer text,
     maatschappij text,
     omschrijving text not null,
     gewenste_oplossing text,
     betrokken_medewerker text,
     oorzaak text,
     verbetermaatregel text,
     wijze_van_afhandeling text,
     afsluitreden text,
     afsluittoelichting text,
     berust integer check (berust in (0, 1)),
     extern_nummer text unique
   ) strict`,
  "create index dossier_klantnummer on dossier (klantnummer) where klantnummer is not null",
  "create index dossier_aard on dossier (aard)",
  "create index dossier_product on dossier (product)",
  `create table standpunt (
     klacht_id integer not null references dossier (klacht_id) on delete cascade,
     ronde integer not null check (ronde in (1, 2)),
     oordeel text not null check (oordeel in ('gegrond', 'gedeeltelijk-gegrond', 'ongegrond')),
     motivering text not null,
     datum text not null,
     door text,
     beoordelaars text not null default '[]',
     meegedeeld_op text,
     wijze_van_mededeling text,
     primary key (klacht_id, ronde)
   ) strict, without rowid`,
  eigenRegels(
    "maatregel",
    `
     soort text not null check (soort in ('verontschuldiging', 'nakoming', 'schadevergoeding', 'verzekeraar')),
     datum text not null,
     bedrag integer check (bedrag >= 0),
     toelichting text,
     akkoord_verzekeraar integer not null default 0 check (akkoord_verzekeraar in (0, 1))`,
  ),
  eigenRegels("bezwaar", "datum text not null, tekst text not null"),
  eigenRegels(
    "gesprek",
    `
     datum text not null,
     aanwezig text not null default '[]',
     verslag text not null,
     uitkomst text not null check (uitkomst in
       ('overeenstemming', 'geen-overeenstemming', 'standpunt-meegedeeld'))`,
  ),
  eigenRegels(
    "kifid",
    `
     datum text not null,
     status text not null check (status in ('verwezen', 'aanhangig', 'uitspraak')),
     uitkomst text`,
  ),
  eigenRegels("uitstel", "datum text not null, tot text not null, reden text not null"),
  eigenRegels("notitie", "datum text not null, met text, tekst text not null"),
  eigenRegels(
    "correspondentie",
    `
     datum text not null,
     richting text not null check (richting in ('in', 'uit')),
     soort text not null,
     onderwerp text not null,
     tekst text,
     bestandsnaam text,
     mediatype text,
     grootte integer,
     sha256 text`,
  ),
  // The bytes apart from what the lists read.
  eigenRegels("bestand", "inhoud blob not null"),
  `create table logboek (
     klacht_id integer not null,
     volgnummer integer not null,
     op text not null,
     wie text not null,
     handeling text not null,
     details_hash text not null,
     hash text not null,
     primary key (klacht_id, volgnummer)
   ) strict, without rowid`,
  "create index logboek_op on logboek (op)",
  `create table logboek_detail (
     klacht_id integer not null,
     volgnummer integer not null,
     details text not null,
     primary key (klacht_id, volgnummer)
   ) strict, without rowid`,
  ...["logboek", "logboek_detail"].flatMap((tabel) => [
    // INSERT OR REPLACE would otherwise go round the other two.
    `create trigger ${tabel}_wordt_niet_vervangen before insert on ${tabel}
       when exists (select 1 from ${tabel} where klacht_id = new.klacht_id and volgnummer = new.volgnummer)
       begin select raise(abort, 'logboek: vervangen kan niet'); end`,
    `create trigger ${tabel}_blijft before update on ${tabel}
       begin select raise(abort, 'logboek: wijzigen kan niet'); end`,
    `create trigger ${tabel}_gaat_niet_weg before delete on ${tabel}
       begin select raise(abort, 'logboek: verwijderen kan niet'); end`,
  ]),
];
