/**
 * Stands in for typebox in the web's build. The doors of the domain are described by schemas; the web needs only their
 * methods and paths, and types leave nothing behind. Every maker of a schema gives the same nothing.
 */
/* @__NO_SIDE_EFFECTS__ */
function nothing() {
  return {}
}

export {
  nothing as Array,
  nothing as Boolean,
  nothing as Enum,
  nothing as Integer,
  nothing as Literal,
  nothing as Null,
  nothing as Number,
  nothing as Object,
  nothing as Optional,
  nothing as Partial,
  nothing as Record,
  nothing as String,
  nothing as Tuple,
  nothing as Union,
  nothing as Unknown,
  nothing as Unsafe,
}
