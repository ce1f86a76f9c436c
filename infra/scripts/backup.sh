#!/usr/bin/env bash
# Copies a whole city: backup.sh <folder>
#
# Needs DATABASE_OWNER_URL (or DATABASE_URL where the application owns its database), STORAGE_DIR and pg_dump of the server's version or newer. Makes <folder>/<moment in UTC> with
# database.dump, photos.tar and manifest.sha256, and prints its path. The city may go on working: a photo is on the disk
# before the row that names it is committed, so photos are copied after the database and none is missed.
set -euo pipefail

into=${1:?backup.sh <folder for copies>}
# The application does not own its database, and may not copy it whole.
DATABASE_URL=${DATABASE_OWNER_URL:-${DATABASE_URL-}}
: "${DATABASE_URL:?the database to copy}" "${STORAGE_DIR:?the folder with photos}"
command -v sha256sum >/dev/null || sha256sum() { shasum -a 256 "$@"; }

umask 077
copy=$into/$(date -u +%Y-%m-%dT%H-%M-%SZ)
draft=$copy.unfinished
mkdir -p "$into"
mkdir "$draft"
trap 'rm -rf "$draft"' EXIT

pg_dump --format=custom --no-owner --no-privileges --file="$draft/database.dump" --dbname="$DATABASE_URL"
mkdir -p "$STORAGE_DIR/photos"
# 1 is «a file changed or went while it was read»: a photo that is being removed, which the database no longer names.
tar --create --file="$draft/photos.tar" --directory="$STORAGE_DIR" --exclude=photos/temp photos || [ $? = 1 ]
(cd "$draft" && sha256sum database.dump photos.tar >manifest.sha256)

sync
mv "$draft" "$copy"
echo "$copy"
