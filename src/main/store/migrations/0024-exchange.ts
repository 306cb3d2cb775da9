import type { Migration } from './migration.ts'

/**
 * What an office knows of its exchange with others: its own, in no commit and outside the digest
 * (`docs/decisions/2026-11-22-packages.md`).
 */
export const exchange: Migration = {
  number: 24,
  name: 'exchange',
  up: (connection) => {
    connection.script(`
  -- Every package that was made or taken in here. An own one that came back has two rows.
  CREATE TABLE exchange_package (
    number INTEGER PRIMARY KEY,
    package BLOB NOT NULL,
    direction TEXT NOT NULL,
    kind TEXT NOT NULL,
    -- Milliseconds since 1970: when it was written here, or taken in to its end; as its maker's clock said.
    moment INTEGER NOT NULL,
    day TEXT NOT NULL,
    made INTEGER NOT NULL,
    file TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    changes INTEGER NOT NULL,
    attachments INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    -- How long the log was when it was made or taken in.
    position INTEGER NOT NULL,
    UNIQUE (package, direction)
  ) STRICT;
  CREATE INDEX exchange_package_by_moment ON exchange_package (moment);

  -- The offices at the other end; none of a package sealed with a passphrase that was made here.
  CREATE TABLE exchange_counterpart (
    number INTEGER NOT NULL,
    office BLOB NOT NULL,
    -- Moment at which that office was known to hold everything of it.
    acknowledged INTEGER,
    PRIMARY KEY (number, office)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX exchange_counterpart_by_office ON exchange_counterpart (office);

  -- What this register holds within a scope, kept up to a length of the log: sums by author installation.
  CREATE TABLE holding_scope (id INTEGER PRIMARY KEY, scope TEXT NOT NULL UNIQUE, position INTEGER NOT NULL) STRICT;
  CREATE TABLE holding (
    scope INTEGER NOT NULL,
    installation BLOB NOT NULL,
    counter INTEGER NOT NULL,
    commits INTEGER NOT NULL,
    sum BLOB NOT NULL,
    PRIMARY KEY (scope, installation)
  ) STRICT, WITHOUT ROWID;
  -- The partitions of the scope; where one came into it with what it had before, at which length of the log.
  CREATE TABLE holding_partition (
    scope INTEGER NOT NULL,
    partition TEXT NOT NULL,
    entered INTEGER NOT NULL,
    PRIMARY KEY (scope, partition)
  ) STRICT, WITHOUT ROWID;

  -- What an installation of another office said last that it holds: everything of this scope up to a length of our log…
  CREATE TABLE acknowledgement (
    office BLOB NOT NULL,
    signer BLOB NOT NULL,
    scope INTEGER NOT NULL,
    position INTEGER NOT NULL,
    -- Its own greatest counter then: an older word of the same installation does not take the place of a newer.
    counter INTEGER NOT NULL,
    made INTEGER NOT NULL,
    moment INTEGER NOT NULL,
    package BLOB NOT NULL,
    PRIMARY KEY (office, signer)
  ) STRICT, WITHOUT ROWID;
  -- …except of these authors, of whom it lacks what came after.
  CREATE TABLE acknowledged_author (
    office BLOB NOT NULL,
    signer BLOB NOT NULL,
    installation BLOB NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (office, signer, installation)
  ) STRICT, WITHOUT ROWID;
  -- Files that it said it has no bytes of.
  CREATE TABLE lacking_file (
    office BLOB NOT NULL,
    signer BLOB NOT NULL,
    sha256 TEXT NOT NULL,
    PRIMARY KEY (office, signer, sha256)
  ) STRICT, WITHOUT ROWID;

  -- What author installations signed: the tree over their feed heads, as far as it is known here.
  CREATE TABLE attestation (
    id INTEGER PRIMARY KEY,
    installation BLOB NOT NULL,
    size INTEGER NOT NULL,
    signature BLOB NOT NULL,
    -- Hashes of 32 bytes, one after the other.
    proof BLOB NOT NULL
  ) STRICT;
  CREATE TABLE attested_head (
    attestation INTEGER NOT NULL,
    leaf INTEGER NOT NULL,
    partition TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    hash BLOB NOT NULL,
    PRIMARY KEY (attestation, leaf)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX attested_head_by_hash ON attested_head (hash);

  -- A package that was verified and is being taken in.
  CREATE TABLE import_progress (
    package BLOB PRIMARY KEY,
    -- Name of its folder among the staged ones.
    staged TEXT NOT NULL,
    file TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    -- The block that comes next, from 0.
    next INTEGER NOT NULL,
    -- How long the log was before its first block, and how many data issues there were.
    begun INTEGER NOT NULL,
    issues INTEGER NOT NULL,
    applied INTEGER NOT NULL,
    duplicates INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE INDEX commit_held_by_feed ON commit_log (installation, partition, sequence) WHERE held = 1;
  CREATE INDEX attachment_lacking ON attachment_state (sha256) WHERE state <> 'held';
`)
  },
}
