package dev.voucherstreams.local.process;

import java.time.Duration;

/**
 * The parts of the local system, each before those that need it: they are stopped from last to
 * first, so that none loses what it still needs to finish its work.
 */
public enum Component {
  BROKER("broker", 4),
  REGISTRY("registry", 2),
  STREAMS_APP("streams-app", 4),
  GATEWAY("gateway", 2),
  LOADER("loader", 1),
  KAFKA_TOOL("kafka-tool", 1),
  CLASS_ARCHIVE("class-archive", 0);

  private final String label;
  private final Duration grace;

  /* All graces together stay below the 15 s in which everything has to be stopped. */
  Component(String label, int graceSeconds) {
    this.label = label;
    this.grace = Duration.ofSeconds(graceSeconds);
  }

  /** How long it may take to stop by itself before it is killed. */
  public Duration grace() {
    return grace;
  }

  @Override
  public String toString() {
    return label;
  }
}
