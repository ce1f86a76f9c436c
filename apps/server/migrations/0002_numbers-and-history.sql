-- One sequence a year, made when the year's first report comes. Sequences do not wait for each other's commits.
CREATE FUNCTION next_report_sequence(year integer) RETURNS integer LANGUAGE plpgsql AS $$
BEGIN
  RETURN nextval(format('report_sequence_%s', year)::regclass);
EXCEPTION WHEN undefined_table THEN
  EXECUTE format('CREATE SEQUENCE IF NOT EXISTS report_sequence_%s AS integer', year);
  RETURN nextval(format('report_sequence_%s', year)::regclass);
END $$;
--> statement-breakpoint
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;
--> statement-breakpoint
CREATE TRIGGER events_append_only BEFORE UPDATE OR DELETE ON events
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
