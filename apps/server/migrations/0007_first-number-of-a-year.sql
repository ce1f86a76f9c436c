-- CREATE SEQUENCE IF NOT EXISTS still collides with another session that creates it at the same moment.
CREATE OR REPLACE FUNCTION next_report_sequence(year integer) RETURNS integer LANGUAGE plpgsql AS $$
BEGIN
  RETURN nextval(format('report_sequence_%s', year)::regclass);
EXCEPTION WHEN undefined_table THEN
  PERFORM pg_advisory_xact_lock(hashtext('report_sequence'), year);
  EXECUTE format('CREATE SEQUENCE IF NOT EXISTS report_sequence_%s AS integer', year);
  RETURN nextval(format('report_sequence_%s', year)::regclass);
END $$;
