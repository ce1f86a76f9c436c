CREATE TABLE "street_keys" (
	"key" text NOT NULL,
	"street" text NOT NULL
);
--> statement-breakpoint
DROP INDEX "streets_search";--> statement-breakpoint
DROP INDEX "houses_plate";--> statement-breakpoint
CREATE INDEX "street_keys_key" ON "street_keys" USING btree ("key" text_pattern_ops,"street");--> statement-breakpoint
CREATE INDEX "street_keys_street" ON "street_keys" USING btree ("street");--> statement-breakpoint
CREATE INDEX "houses_plate" ON "houses" USING btree ("street","plate" text_pattern_ops);--> statement-breakpoint
-- by hand
-- How a Russian word sounds, roughly: letters that an ear takes for each other are one letter.
CREATE FUNCTION sound_of(word text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT regexp_replace(
    translate(
      regexp_replace(replace(replace(word, 'тс', 'ц'), 'сч', 'щ'), '([ое])го$', '\1во'),
      'еёэоыйяюбвгдзжщьъ', 'иииаиииупфктсшш'),
    '(.)\1+', '\1', 'g')
$$;
--> statement-breakpoint
-- What a word is found by: its sound, and its sound without any one letter (`loose`).
CREATE FUNCTION keys_of(word text) RETURNS TABLE (key text, loose boolean) LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT sound_of(word), false
  UNION
  SELECT left(sound, n - 1) || substr(sound, n + 1), true
    FROM sound_of(word) AS sound, generate_series(1, length(sound)) AS n
   WHERE word !~ '\d' AND length(sound) > 3
$$;
--> statement-breakpoint
CREATE FUNCTION keep_street_keys() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    DELETE FROM street_keys WHERE street = OLD.code;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO street_keys (key, street)
    SELECT DISTINCT k.key, NEW.code
      FROM unnest(string_to_array(NEW.search, ' ')) AS word, keys_of(word) AS k;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER streets_keep_keys AFTER INSERT OR DELETE OR UPDATE OF code, search ON streets
  FOR EACH ROW EXECUTE FUNCTION keep_street_keys();
--> statement-breakpoint
INSERT INTO street_keys (key, street)
SELECT DISTINCT k.key, s.code
  FROM streets AS s, unnest(string_to_array(s.search, ' ')) AS word, keys_of(word) AS k;
--> statement-breakpoint
-- «54-2» is no longer the plate of the house 542.
UPDATE houses SET plate = replace(lower(number), '-', '/') WHERE number ~ '^\d+-\d+$';
