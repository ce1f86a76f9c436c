CREATE TABLE "street_keys" (
	"key" text NOT NULL,
	"street" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "synonyms" (
	"word" text NOT NULL,
	"means" text NOT NULL,
	CONSTRAINT "synonyms_word_means_pk" PRIMARY KEY("word","means")
);
--> statement-breakpoint
CREATE TABLE "report_words" (
	"word" text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
DROP INDEX "streets_search";--> statement-breakpoint
DROP INDEX "houses_plate";--> statement-breakpoint
CREATE INDEX "street_keys_key" ON "street_keys" USING btree ("key" text_pattern_ops,"street");--> statement-breakpoint
CREATE INDEX "street_keys_street" ON "street_keys" USING btree ("street");--> statement-breakpoint
CREATE INDEX "report_words_like" ON "report_words" USING gin ("word" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "reports_category" ON "reports" USING btree ("category","registered_at" DESC NULLS FIRST) WHERE published_at is not null and hidden_at is null and is_public;--> statement-breakpoint
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
--> statement-breakpoint
-- Words without their endings. «ё» is «е»; what stands between words without a space («ул.Мира», «мусор/грязь») parts them.
-- Not parallel: to start processes for a search costs more than they bring.
CREATE FUNCTION words_of(written text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  RETURN to_tsvector('russian'::regconfig, translate(lower(written), 'ё./\_@:&=<>', 'е          '));
END $$;
--> statement-breakpoint
CREATE FUNCTION stem_of(word text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce((ts_lexize('russian_stem'::regdictionary, translate(lower(word), 'ё', 'е')))[1], lower(word))
$$;
--> statement-breakpoint
CREATE INDEX synonyms_stem ON synonyms (stem_of(word));
--> statement-breakpoint
-- What strangers read of a report, and only of one that they may read. The conditions are those that the search asks with.
DROP INDEX reports_words;
--> statement-breakpoint
CREATE INDEX reports_words ON reports
  USING gin (words_of(coalesce(public_text, text) || ' ' || coalesce(public_address, address, '')))
  WHERE published_at IS NOT NULL AND hidden_at IS NULL AND is_public;
--> statement-breakpoint
-- What people call a category. It calls no function of ours: a dump is restored without a search path.
CREATE FUNCTION names_of_category(data jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT concat_ws(' ', data->'name'->>'ru', data->'name'->>'en', data->'synonyms'->>'ru', data->'synonyms'->>'en')
$$;
--> statement-breakpoint
CREATE INDEX categories_words ON categories USING gin (words_of(names_of_category(data)));
--> statement-breakpoint
CREATE FUNCTION spelt_words(written text) RETURNS SETOF text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT DISTINCT (regexp_matches(translate(lower(written), 'ё', 'е'), '[a-zа-я]{4,30}', 'g'))[1]
$$;
--> statement-breakpoint
CREATE FUNCTION keep_report_words() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was text;
  now_reads text;
BEGIN
  IF TG_OP <> 'INSERT' THEN
    IF OLD.published_at IS NOT NULL AND OLD.hidden_at IS NULL AND OLD.is_public THEN
      was := coalesce(OLD.public_text, OLD.text);
    END IF;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    IF NEW.published_at IS NOT NULL AND NEW.hidden_at IS NULL AND NEW.is_public THEN
      now_reads := coalesce(NEW.public_text, NEW.text);
    END IF;
  END IF;
  IF was IS NOT DISTINCT FROM now_reads THEN
    RETURN NULL;
  END IF;
  -- In one order, so that two transactions with the same new words wait for each other and not in a circle.
  INSERT INTO report_words (word)
  SELECT word FROM spelt_words(now_reads) AS word ORDER BY word
  ON CONFLICT DO NOTHING;
  DELETE FROM report_words AS known
   USING (SELECT word FROM spelt_words(was) AS word EXCEPT SELECT word FROM spelt_words(now_reads) AS word) AS gone
   WHERE known.word = gone.word
     AND NOT EXISTS (
       SELECT FROM reports
        WHERE words_of(coalesce(public_text, text) || ' ' || coalesce(public_address, address, ''))
              @@ plainto_tsquery('russian', gone.word)
          AND published_at IS NOT NULL AND hidden_at IS NULL AND is_public);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER reports_keep_words AFTER DELETE OR UPDATE OF text, public_text, published_at, hidden_at, is_public ON reports
  FOR EACH ROW EXECUTE FUNCTION keep_report_words();
--> statement-breakpoint
CREATE TRIGGER reports_keep_new_words AFTER INSERT ON reports
  FOR EACH ROW WHEN (NEW.published_at IS NOT NULL AND NEW.hidden_at IS NULL AND NEW.is_public)
  EXECUTE FUNCTION keep_report_words();
--> statement-breakpoint
INSERT INTO report_words (word)
SELECT DISTINCT word
  FROM reports, spelt_words(coalesce(public_text, text)) AS word
 WHERE published_at IS NOT NULL AND hidden_at IS NULL AND is_public;
