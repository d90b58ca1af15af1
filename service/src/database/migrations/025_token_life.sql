-- A token ends by itself, and whoever looks after tokens sees which are not used. Tokens from before get
-- a year from now: an upgrade must not shut programs out.
ALTER TABLE api_token
  ADD COLUMN expires_at timestamptz NOT NULL DEFAULT now() + interval '1 year',
  -- To the day, in UTC, so that a token is written at most once a day however often it is shown.
  ADD COLUMN last_used_on date;
