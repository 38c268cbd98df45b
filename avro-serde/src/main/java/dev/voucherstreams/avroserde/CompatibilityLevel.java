package dev.voucherstreams.avroserde;

/** What the registry demands of a new version of a schema. */
public enum CompatibilityLevel {
  /** Readers of the new version can read the records of all versions. */
  BACKWARD_TRANSITIVE,
  /** And readers of all versions can read the records of the new one. */
  FULL_TRANSITIVE;

  /** Whether a registry that has this level demands at least as much. */
  boolean isKeptBy(String level) {
    return level.equals(name()) || level.equals(FULL_TRANSITIVE.name());
  }
}
