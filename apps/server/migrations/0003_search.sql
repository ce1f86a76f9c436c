-- Words of public reports in any of their forms. The condition is the one that the search asks with.
CREATE INDEX reports_words ON reports USING gin (to_tsvector('russian', text))
  WHERE published_at IS NOT NULL AND hidden_at IS NULL AND is_public;
