-- The city's own database, beside the one that the image fills with every extension it has: a copy of this one can be
-- restored into an empty database, a copy of that one cannot.
create database gorozhanin template template0;
