-- Names the words by which a rep's tap on a released note teaches the notes of others, as the last release
-- found them; null where it teaches nobody else. An upgraded database knows of none until the next release.
ALTER TABLE released_note ADD COLUMN taught_words text;
