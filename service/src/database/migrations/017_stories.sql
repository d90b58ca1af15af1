-- What people wrote that a story takes up, always marked as an assumption there.
ALTER TABLE theme
  ADD COLUMN response text,
  ADD COLUMN what_works text;

-- The stages of a persona's roadmap in their order, as JSON: nothing ever asks for one stage alone.
ALTER TABLE persona ADD COLUMN roadmap text NOT NULL DEFAULT '[]';
