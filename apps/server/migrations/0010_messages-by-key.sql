-- Two reads by key instead of one by either: every filing pays for this. Nobody follows a report that is only being filed.
CREATE OR REPLACE FUNCTION open_messages() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO messages (event, report, contact, created_at, next_at)
  SELECT NEW.id, r.id, c.id, NEW.at, NEW.at
    FROM reports r
    JOIN contacts c ON c.author = r.author AND c.kind = 'email'
   WHERE r.id = NEW.report
  ON CONFLICT DO NOTHING;
  IF NEW.seen = 'all' AND NEW.name <> 'filed' THEN
    INSERT INTO messages (event, report, contact, created_at, next_at)
    SELECT NEW.id, r.id, c.id, NEW.at, NEW.at
      FROM reports r
      JOIN contacts c ON c.author = r.author AND c.kind = 'email'
     WHERE r.parent = NEW.report AND r.status = 'merged'
    ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;
