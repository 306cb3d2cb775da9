import type { Migration } from './migration.ts'

/**
 * One table per record kind, one column per single-valued field: what the live values of the log show.
 * References are local record numbers. No UNIQUE or FOREIGN KEY constraints on replicated data (DESIGN section 4).
 */
export const projections: Migration = {
  number: 2,
  name: 'projections',
  up: (connection) => {
    connection.script(`
  CREATE TABLE record_body (
    record INTEGER PRIMARY KEY,
    withdrawn TEXT,
    duplicate_of INTEGER,
    demonstration INTEGER,
    source TEXT,
    source_note TEXT,
    code TEXT,
    name TEXT,
    name_english TEXT,
    kind TEXT,
    unit INTEGER
  ) STRICT;
  CREATE TABLE record_session (
    record INTEGER PRIMARY KEY,
    withdrawn TEXT,
    duplicate_of INTEGER,
    demonstration INTEGER,
    source TEXT,
    source_note TEXT,
    body INTEGER,
    ordinal INTEGER,
    roman TEXT,
    type TEXT,
    date TEXT,
    venue TEXT,
    quorum TEXT,
    gazette_date TEXT,
    gazette_link TEXT,
    certified_by TEXT,
    estimated_date TEXT
  ) STRICT;
  CREATE TABLE record_agreement (
    record INTEGER PRIMARY KEY,
    withdrawn TEXT,
    duplicate_of INTEGER,
    demonstration INTEGER,
    source TEXT,
    source_note TEXT,
    session INTEGER,
    number TEXT,
    kind TEXT,
    sequence INTEGER,
    title TEXT,
    text TEXT,
    text_language TEXT,
    text_status TEXT,
    topic TEXT,
    legal_basis TEXT,
    funding_note TEXT,
    confidential INTEGER,
    procedural INTEGER,
    document INTEGER
  ) STRICT;
  CREATE TABLE record_clause (
    record INTEGER PRIMARY KEY,
    withdrawn TEXT,
    duplicate_of INTEGER,
    demonstration INTEGER,
    source TEXT,
    source_note TEXT,
    agreement INTEGER,
    "order" INTEGER,
    text TEXT,
    nature TEXT,
    deadline TEXT
  ) STRICT;
  CREATE TABLE record_obligation (
    record INTEGER PRIMARY KEY,
    withdrawn TEXT,
    duplicate_of INTEGER,
    demonstration INTEGER,
    source TEXT,
    source_note TEXT,
    clause INTEGER,
    unit INTEGER,
    role TEXT,
    deadline TEXT,
    verifier INTEGER
  ) STRICT;
  CREATE TABLE record_unit (
    record INTEGER PRIMARY KEY,
    withdrawn TEXT,
    duplicate_of INTEGER,
    demonstration INTEGER,
    source TEXT,
    source_note TEXT,
    code TEXT,
    name TEXT,
    name_english TEXT,
    kind TEXT,
    abbreviation TEXT,
    inegi TEXT,
    valid_from TEXT,
    valid_to TEXT
  ) STRICT;
  CREATE TABLE record_placement (
    record INTEGER PRIMARY KEY,
    withdrawn TEXT,
    duplicate_of INTEGER,
    demonstration INTEGER,
    source TEXT,
    source_note TEXT,
    unit INTEGER,
    parent INTEGER,
    "from" TEXT,
    "to" TEXT
  ) STRICT;
  CREATE TABLE record_succession (
    record INTEGER PRIMARY KEY,
    withdrawn TEXT,
    duplicate_of INTEGER,
    demonstration INTEGER,
    source TEXT,
    source_note TEXT,
    predecessor INTEGER,
    successor INTEGER,
    date TEXT,
    kind TEXT
  ) STRICT;
  CREATE TABLE record_person (
    record INTEGER PRIMARY KEY,
    withdrawn TEXT,
    duplicate_of INTEGER,
    demonstration INTEGER,
    source TEXT,
    source_note TEXT,
    name TEXT,
    email TEXT,
    unit INTEGER
  ) STRICT;
  CREATE TABLE record_post (
    record INTEGER PRIMARY KEY,
    withdrawn TEXT,
    duplicate_of INTEGER,
    demonstration INTEGER,
    source TEXT,
    source_note TEXT,
    name TEXT,
    name_english TEXT,
    unit INTEGER,
    single INTEGER
  ) STRICT;
  CREATE TABLE record_assignment (
    record INTEGER PRIMARY KEY,
    withdrawn TEXT,
    duplicate_of INTEGER,
    demonstration INTEGER,
    source TEXT,
    source_note TEXT,
    person INTEGER,
    post INTEGER,
    "from" TEXT,
    "to" TEXT
  ) STRICT;
  CREATE TABLE record_progress_report (
    record INTEGER PRIMARY KEY,
    withdrawn TEXT,
    duplicate_of INTEGER,
    demonstration INTEGER,
    source TEXT,
    source_note TEXT,
    obligation INTEGER,
    claim TEXT,
    narrative TEXT,
    percent REAL,
    cut_off TEXT,
    response TEXT,
    reported_on TEXT,
    author INTEGER
  ) STRICT;
  CREATE TABLE record_evidence (
    record INTEGER PRIMARY KEY,
    withdrawn TEXT,
    duplicate_of INTEGER,
    demonstration INTEGER,
    source TEXT,
    source_note TEXT,
    obligation INTEGER,
    report INTEGER,
    kind TEXT,
    reference TEXT,
    date TEXT,
    file_name TEXT,
    media_type TEXT,
    sha256 TEXT,
    size INTEGER,
    pages INTEGER,
    link TEXT,
    author INTEGER,
    purged TEXT
  ) STRICT;
  CREATE TABLE record_notification (
    record INTEGER PRIMARY KEY,
    withdrawn TEXT,
    duplicate_of INTEGER,
    demonstration INTEGER,
    source TEXT,
    source_note TEXT,
    obligation INTEGER,
    number TEXT,
    date TEXT,
    acknowledged_on TEXT,
    acknowledgement_number TEXT
  ) STRICT;
  CREATE TABLE record_verdict (
    record INTEGER PRIMARY KEY,
    withdrawn TEXT,
    duplicate_of INTEGER,
    demonstration INTEGER,
    source TEXT,
    source_note TEXT,
    obligation INTEGER,
    result TEXT,
    reason TEXT,
    fulfilled_on TEXT,
    pertinence TEXT,
    verifier INTEGER,
    issued_on TEXT
  ) STRICT;
  CREATE TABLE record_extension (
    record INTEGER PRIMARY KEY,
    withdrawn TEXT,
    duplicate_of INTEGER,
    demonstration INTEGER,
    source TEXT,
    source_note TEXT,
    obligation INTEGER,
    previous_due TEXT,
    new_due TEXT,
    authority TEXT,
    reason TEXT,
    granted_on TEXT
  ) STRICT;
  CREATE TABLE record_indicator (
    record INTEGER PRIMARY KEY,
    withdrawn TEXT,
    duplicate_of INTEGER,
    demonstration INTEGER,
    source TEXT,
    source_note TEXT,
    name TEXT,
    name_english TEXT,
    definition TEXT,
    measure TEXT,
    direction TEXT,
    baseline_period TEXT,
    baseline_value REAL,
    target REAL
  ) STRICT;
  CREATE TABLE record_observation (
    record INTEGER PRIMARY KEY,
    withdrawn TEXT,
    duplicate_of INTEGER,
    demonstration INTEGER,
    source TEXT,
    source_note TEXT,
    indicator INTEGER,
    session INTEGER,
    period TEXT,
    date TEXT,
    value REAL,
    at_least INTEGER,
    quote TEXT
  ) STRICT;
  CREATE TABLE record_funding (
    record INTEGER PRIMARY KEY,
    withdrawn TEXT,
    duplicate_of INTEGER,
    demonstration INTEGER,
    source TEXT,
    source_note TEXT,
    fund TEXT,
    year INTEGER,
    entity INTEGER,
    federal_amount REAL,
    state_share REAL,
    committed REAL,
    exercised REAL,
    programme TEXT
  ) STRICT;
  CREATE TABLE record_link (
    record INTEGER PRIMARY KEY,
    withdrawn TEXT,
    duplicate_of INTEGER,
    demonstration INTEGER,
    source TEXT,
    source_note TEXT,
    agreement INTEGER,
    target INTEGER,
    kind TEXT,
    target_text TEXT,
    note TEXT
  ) STRICT;
  CREATE TABLE record_cutoff (
    record INTEGER PRIMARY KEY,
    withdrawn TEXT,
    duplicate_of INTEGER,
    demonstration INTEGER,
    source TEXT,
    source_note TEXT,
    name TEXT,
    day TEXT,
    digest TEXT
  ) STRICT;
  CREATE TABLE record_office (
    record INTEGER PRIMARY KEY,
    withdrawn TEXT,
    duplicate_of INTEGER,
    demonstration INTEGER,
    source TEXT,
    source_note TEXT,
    name TEXT,
    coordinating INTEGER,
    public_key TEXT,
    unit INTEGER
  ) STRICT;
  CREATE TABLE record_installation (
    record INTEGER PRIMARY KEY,
    withdrawn TEXT,
    duplicate_of INTEGER,
    demonstration INTEGER,
    source TEXT,
    source_note TEXT,
    office INTEGER,
    public_key TEXT,
    label TEXT
  ) STRICT;
  CREATE TABLE record_document (
    record INTEGER PRIMARY KEY,
    withdrawn TEXT,
    duplicate_of INTEGER,
    demonstration INTEGER,
    source TEXT,
    source_note TEXT,
    session INTEGER,
    kind TEXT,
    file_name TEXT,
    media_type TEXT,
    sha256 TEXT,
    size INTEGER
  ) STRICT;
  CREATE TABLE record_attendance (
    record INTEGER PRIMARY KEY,
    withdrawn TEXT,
    duplicate_of INTEGER,
    demonstration INTEGER,
    source TEXT,
    source_note TEXT,
    session INTEGER,
    name TEXT,
    person INTEGER,
    unit INTEGER,
    role TEXT
  ) STRICT;
  CREATE TABLE record_reassignment (
    record INTEGER PRIMARY KEY,
    withdrawn TEXT,
    duplicate_of INTEGER,
    demonstration INTEGER,
    source TEXT,
    source_note TEXT,
    obligation INTEGER,
    unit INTEGER,
    "from" TEXT,
    reason TEXT
  ) STRICT;
  CREATE TABLE record_package (
    record INTEGER PRIMARY KEY,
    withdrawn TEXT,
    duplicate_of INTEGER,
    demonstration INTEGER,
    source TEXT,
    source_note TEXT,
    direction TEXT,
    counterpart INTEGER,
    date TEXT,
    sha256 TEXT
  ) STRICT;

  -- Elements of every set field that are present; the mark is the displayed value as JSON.
  CREATE TABLE set_element (
    record INTEGER NOT NULL,
    field INTEGER NOT NULL,
    element TEXT NOT NULL,
    target INTEGER,
    mark TEXT NOT NULL,
    PRIMARY KEY (record, field, element)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX set_element_target ON set_element (target, field) WHERE target IS NOT NULL;

  CREATE INDEX session_by_body ON record_session (body, type, ordinal);
  CREATE INDEX agreement_by_session ON record_agreement (session);
  CREATE INDEX clause_by_agreement ON record_clause (agreement);
  CREATE INDEX obligation_by_clause ON record_obligation (clause);
  CREATE INDEX unit_by_code ON record_unit (code);
  CREATE INDEX progress_report_by_obligation ON record_progress_report (obligation);
  CREATE INDEX progress_report_by_author ON record_progress_report (author);
  CREATE INDEX evidence_by_obligation ON record_evidence (obligation);
  CREATE INDEX evidence_by_author ON record_evidence (author);
  CREATE INDEX evidence_by_report ON record_evidence (report);
  CREATE INDEX evidence_by_sha256 ON record_evidence (sha256);
  CREATE INDEX notification_by_obligation ON record_notification (obligation);
  CREATE INDEX verdict_by_obligation ON record_verdict (obligation);
  CREATE INDEX verdict_by_verifier ON record_verdict (verifier);
  CREATE INDEX extension_by_obligation ON record_extension (obligation);
  CREATE INDEX observation_by_indicator ON record_observation (indicator);
  CREATE INDEX assignment_by_person ON record_assignment (person);
  CREATE INDEX link_by_agreement ON record_link (agreement);
`)
  },
}
