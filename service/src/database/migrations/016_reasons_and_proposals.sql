-- The note that a note ladders from: the theme of the one lies underneath the reason that the other
-- states. It may be a note that we do not hold.
ALTER TABLE note ADD COLUMN follows_id text CHECK (length(follows_id) = 18);

-- The batch of the reason ledger that a released note stands in, if any: the reason stated, the persona
-- it counts for there (its own, or buyers in general), the release that published it and its k.
ALTER TABLE released_note
  ADD COLUMN reason text,
  ADD COLUMN reason_persona_key text,
  ADD COLUMN reason_release_id text,
  ADD COLUMN reason_k integer CHECK (reason_k >= 3),
  ADD CHECK (num_nonnulls(reason, reason_persona_key, reason_release_id, reason_k) IN (0, 4)),
  ADD FOREIGN KEY (org_id, reason_release_id) REFERENCES release (org_id, release_id);

-- What the ledger publishes now, and nothing else.
CREATE TABLE published_reason (
  org_id text NOT NULL CHECK (length(org_id) = 18),
  persona_key text NOT NULL,
  reason text NOT NULL,
  theme_key text NOT NULL,
  contributors text NOT NULL,
  deals text NOT NULL,
  PRIMARY KEY (org_id, persona_key, reason, theme_key)
);

-- The words a theme was proposed with, the most telling first; empty for themes that people made.
ALTER TABLE theme ADD COLUMN terms text[] NOT NULL DEFAULT '{}';

-- Themes that a release proposed and that are not in the codebook yet.
CREATE TABLE proposed_theme (
  org_id text NOT NULL CHECK (length(org_id) = 18),
  theme_key text NOT NULL,
  area text NOT NULL,
  terms text[] NOT NULL,
  contributors text NOT NULL,
  deals text NOT NULL,
  PRIMARY KEY (org_id, theme_key)
);

-- The notes behind a proposed theme, frozen when it was proposed: none of them ever stands behind
-- another one, so what two releases propose differs by whole groups.
CREATE TABLE proposed_note (
  org_id text NOT NULL CHECK (length(org_id) = 18),
  note_id text NOT NULL CHECK (length(note_id) = 18),
  theme_key text NOT NULL,
  contributor text NOT NULL,
  deal text NOT NULL,
  k integer NOT NULL CHECK (k >= 3),
  PRIMARY KEY (org_id, note_id)
);
CREATE INDEX proposed_note_by_theme ON proposed_note (org_id, theme_key);

ALTER TABLE published_reason ENABLE ROW LEVEL SECURITY;
ALTER TABLE published_reason FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON published_reason
  USING (org_id = current_setting('app.org_id', true))
  WITH CHECK (org_id = current_setting('app.org_id', true));

ALTER TABLE proposed_theme ENABLE ROW LEVEL SECURITY;
ALTER TABLE proposed_theme FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON proposed_theme
  USING (org_id = current_setting('app.org_id', true))
  WITH CHECK (org_id = current_setting('app.org_id', true));

ALTER TABLE proposed_note ENABLE ROW LEVEL SECURITY;
ALTER TABLE proposed_note FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON proposed_note
  USING (org_id = current_setting('app.org_id', true))
  WITH CHECK (org_id = current_setting('app.org_id', true));
